package org.modelcatalog.catalog.history;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;

/**
 * All that is not volatile of a gateway's models at one moment, by id.
 *
 * @param byId {@linkplain HistoryRow rows} by model id, sorted
 */
record CatalogRows(Map<String, Map<String, Object>> byId) {

    /** No models. */
    static final CatalogRows NONE = new CatalogRows(Map.of());

    /** Reads every row, so the caller must not be an event loop. */
    static CatalogRows of(CatalogSnapshot snapshot) {
        var rows = new TreeMap<String, Map<String, Object>>();
        snapshot.models().forEach(model -> rows.put(model.id(), HistoryRow.of(model)));
        return new CatalogRows(rows);
    }

    /** The same rows, each made when it is read, so that they are never all in memory. */
    static Map<String, Map<String, Object>> written(CatalogSnapshot snapshot) {
        List<Model> sorted = snapshot.models().stream()
                .sorted(Comparator.comparing(Model::id))
                .toList();
        return new AbstractMap<>() {
            @Override
            public Set<Entry<String, Map<String, Object>>> entrySet() {
                return new AbstractSet<>() {
                    @Override
                    public Iterator<Entry<String, Map<String, Object>>> iterator() {
                        return sorted.stream()
                                .map(model -> Map.entry(model.id(), HistoryRow.of(model)))
                                .iterator();
                    }

                    @Override
                    public int size() {
                        return sorted.size();
                    }
                };
            }
        };
    }

    /** The rows after these changes, which must follow in their order. */
    CatalogRows with(Iterable<ChangeBatch> batches) {
        var rows = new TreeMap<>(byId);
        batches.forEach(batch -> batch.changes().forEach(change -> apply(rows, change)));
        return new CatalogRows(rows);
    }

    private static void apply(Map<String, Map<String, Object>> rows, FieldChange change) {
        switch (change.field()) {
            case RowPath.ADDED -> rows.put(change.id(), object(change.to()));
            case RowPath.REMOVED -> rows.remove(change.id());
            default -> rows.computeIfPresent(change.id(), (id, row) -> RowDiff.apply(row, change));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : new HashMap<>();
    }
}
