package org.modelcatalog.catalog.changes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;

/**
 * The difference between two snapshots of a gateway. Holds ids only, so it keeps no snapshot in memory.
 *
 * @param now the snapshot served since
 * @param previous id of the snapshot before; null = there was none
 * @param changed models in both snapshots whose rows differ
 */
public record CatalogChange(
        SnapshotSummary now, String previous, ChangedIds added, ChangedIds removed, ChangedIds changed) {

    /**
     * Compares two snapshots. Reads both, so the caller must not be an event loop.
     *
     * @param before null = there was none
     */
    static CatalogChange between(CatalogSnapshot before, CatalogSnapshot after) {
        List<Model> old = before == null ? List.of() : before.models();
        Map<String, Model> left = new HashMap<>(old.size() * 2);
        old.forEach(model -> left.put(model.id(), model));
        var added = new ArrayList<String>();
        var changed = new ArrayList<String>();
        for (Model model : after.models()) {
            Model earlier = left.remove(model.id());
            if (earlier == null) {
                added.add(model.id());
            } else if (!model.saysTheSameAs(earlier)) {
                changed.add(model.id());
            }
        }
        List<String> removed =
                old.stream().map(Model::id).filter(left::containsKey).toList();
        return new CatalogChange(
                SnapshotSummary.of(after),
                before == null ? null : before.id(),
                ChangedIds.of(added),
                ChangedIds.of(removed),
                ChangedIds.of(changed));
    }

    /** The same change with at most this many ids of each kind. */
    public CatalogChange first(int most) {
        return new CatalogChange(now, previous, added.first(most), removed.first(most), changed.first(most));
    }

    /** How many ids it holds. */
    int weight() {
        return added.ids().size() + removed.ids().size() + changed.ids().size();
    }

    /** Identity: comparing thousands of ids would be slow, and each change is made once. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
