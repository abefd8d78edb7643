package org.modelcatalog.catalog.history;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

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
