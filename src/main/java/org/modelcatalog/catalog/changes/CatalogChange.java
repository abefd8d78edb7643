package org.modelcatalog.catalog.changes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.modelcatalog.catalog.history.FieldChange;
import org.modelcatalog.catalog.history.ModelChanges;
import org.modelcatalog.catalog.history.RowPath;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;

/**
 * The difference between two snapshots of a gateway. Holds ids and names of fields only, so it keeps no snapshot in memory.
 *
 * @param now the snapshot served since
 * @param previous id of the snapshot before; null = there was none
 * @param changed models in both snapshots of which a field changed that is not volatile
 * @param fields names of the fields that changed, by the ids that {@code changed} holds
 * @param volatileOnly number of models of which only volatile fields changed, such as downloads
 */
public record CatalogChange(
        SnapshotSummary now,
        String previous,
        ChangedIds added,
        ChangedIds removed,
        ChangedIds changed,
        Map<String, List<String>> fields,
        int volatileOnly) {

    /** Names of fields that are kept of one model. */
    private static final int MOST_FIELDS = 20;

    /** The first snapshot of a gateway: every model is new. */
    static CatalogChange first(CatalogSnapshot now) {
        return new CatalogChange(
                SnapshotSummary.of(now),
                null,
                ChangedIds.of(now.models().stream().map(Model::id).toList()),
                ChangedIds.of(List.of()),
                ChangedIds.of(List.of()),
                Map.of(),
                0);
    }

    /** @param changes from the snapshot before to this one */
    static CatalogChange between(CatalogSnapshot before, CatalogSnapshot after, ModelChanges changes) {
        var added = new ArrayList<String>();
        var removed = new ArrayList<String>();
        var fields = new LinkedHashMap<String, List<String>>();
        var changed = new LinkedHashSet<String>();
        for (FieldChange change : changes.fields()) {
            switch (change.field()) {
                case RowPath.ADDED -> added.add(change.id());
                case RowPath.REMOVED -> removed.add(change.id());
                default -> {
                    changed.add(change.id());
                    if (changed.size() <= ChangedIds.MOST) {
                        List<String> names = fields.computeIfAbsent(change.id(), id -> new ArrayList<>());
                        if (names.size() < MOST_FIELDS) {
                            names.add(change.field());
                        }
                    }
                }
            }
        }
        return new CatalogChange(
                SnapshotSummary.of(after),
                before.id(),
                ChangedIds.of(added),
                ChangedIds.of(removed),
                ChangedIds.of(List.copyOf(changed)),
                fields,
                changes.volatileOnly());
    }

    /** The same change with at most this many ids of each kind. */
    public CatalogChange first(int most) {
        return new CatalogChange(
                now,
                previous,
                added.first(most),
                removed.first(most),
                changed.first(most),
                only(Set.copyOf(changed.first(most).ids())::contains),
                volatileOnly);
    }

    /**
     * The part of this change that is about some fields; empty if nothing of it is.
     *
     * @param chosen fields or groups of fields, {@code added} and {@code removed}; empty = all of it
     */
    public Optional<CatalogChange> about(Set<String> chosen) {
        if (chosen.isEmpty()) {
            return Optional.of(this);
        }
        var about = new LinkedHashMap<String, List<String>>();
        fields.forEach((id, names) -> {
            List<String> matching = names.stream()
                    .filter(name -> chosen.stream().anyMatch(field -> RowPath.isWithin(name, field)))
                    .toList();
            if (!matching.isEmpty()) {
                about.put(id, matching);
            }
        });
        // of models whose fields are not kept, any may have changed
        int unseen = changed.count() - changed.ids().size();
        var part = new CatalogChange(
                now,
                previous,
                chosen.contains(RowPath.ADDED) ? added : ChangedIds.of(List.of()),
                chosen.contains(RowPath.REMOVED) ? removed : ChangedIds.of(List.of()),
                new ChangedIds(about.size() + unseen, List.copyOf(about.keySet())),
                about,
                0);
        return part.added.count() + part.removed.count() + part.changed.count() == 0
                ? Optional.empty()
                : Optional.of(part);
    }

    /** Number of models by field that changed, of those whose fields are kept; an inference provider is not named. */
    public Map<String, Integer> fieldCounts() {
        var counts = new TreeMap<String, Integer>();
        fields.values()
                .forEach(names -> names.stream()
                        .map(RowPath::withoutProvider)
                        .distinct()
                        .forEach(name -> counts.merge(name, 1, Integer::sum)));
        return counts;
    }

    /** How many ids it holds. */
    int weight() {
        return added.ids().size() + removed.ids().size() + changed.ids().size();
    }

    private Map<String, List<String>> only(Predicate<String> ids) {
        var kept = new LinkedHashMap<String, List<String>>();
        fields.forEach((id, names) -> {
            if (ids.test(id)) {
                kept.put(id, names);
            }
        });
        return kept;
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
