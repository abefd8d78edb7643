package org.modelcatalog.catalog.changes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;

/**
 * The difference between two snapshots of a gateway. Holds ids only, so it keeps no snapshot in memory. Equality is
 * identity: comparing thousands of ids would be slow, and each change is made once.
 */
public final class CatalogChange {

    private final SnapshotSummary now;
    private final String previous;
    private final ChangedIds added;
    private final ChangedIds removed;
    private final ChangedIds changed;

    private CatalogChange(
            SnapshotSummary now, String previous, ChangedIds added, ChangedIds removed, ChangedIds changed) {
        this.now = now;
        this.previous = previous;
        this.added = added;
        this.removed = removed;
        this.changed = changed;
    }

    /**
     * Compares two snapshots. Reads both, so the caller must not be an event loop.
     *
     * @param before null = there was none
     */
    static CatalogChange between(CatalogSnapshot before, CatalogSnapshot after) {
        List<Model> old = before == null ? List.of() : before.models();
        Map<String, Model> left = new HashMap<>(old.size() * 2);
        old.forEach(model -> left.put(model.id(), model));
        var added = new ChangedIds.Counting();
        var changed = new ChangedIds.Counting();
        for (Model model : after.models()) {
            Model earlier = left.remove(model.id());
            if (earlier == null) {
                added.add(model.id());
            } else if (!model.saysTheSameAs(earlier)) {
                changed.add(model.id());
            }
        }
        var removed = new ChangedIds.Counting();
        old.stream().map(Model::id).filter(left::containsKey).forEach(removed::add);
        return new CatalogChange(
                SnapshotSummary.of(after),
                before == null ? null : before.id(),
                added.counted(),
                removed.counted(),
                changed.counted());
    }

    /** The snapshot served since. */
    public SnapshotSummary now() {
        return now;
    }

    /** Id of the snapshot before; null = there was none. */
    public String previous() {
        return previous;
    }

    public ChangedIds added() {
        return added;
    }

    public ChangedIds removed() {
        return removed;
    }

    /** Models in both snapshots whose rows differ. */
    public ChangedIds changed() {
        return changed;
    }

    /** How many ids it holds. */
    int weight() {
        return added.ids().size() + removed.ids().size() + changed.ids().size();
    }
}
