package org.modelcatalog.catalog.history;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** Compares the {@linkplain HistoryRow rows} of one model field by field, and applies what it found to another row. */
final class RowDiff {

    private RowDiff() {}

    /**
     * Passes on each field whose value differs, in the order of names.
     *
     * @param id of the model
     * @param source names the API that states a field
     */
    static void between(
            String id,
            Map<String, Object> before,
            Map<String, Object> after,
            Function<String, String> source,
            Consumer<FieldChange> found) {
        between(id, "", before, after, source, found);
    }

    private static void between(
            String id,
            String path,
            Map<String, Object> before,
            Map<String, Object> after,
            Function<String, String> source,
            Consumer<FieldChange> found) {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            Object from = before.get(key);
            Object to = after.get(key);
            String field = RowPath.join(path, key);
            if (from instanceof Map<?, ?> && to instanceof Map<?, ?>) {
                between(id, field, object(from), object(to), source, found);
            } else if (!Objects.equals(from, to)) {
                found.accept(new FieldChange(id, field, from, to, source.apply(field)));
            }
        }
    }

    /** The row with this change; a row is not modified. */
    static Map<String, Object> apply(Map<String, Object> row, FieldChange change) {
        var changed = new TreeMap<>(row);
        Map<String, Object> at = changed;
        var keys = RowPath.split(change.field());
        for (String key : keys.subList(0, keys.size() - 1)) {
            Object inner = at.get(key);
            var copy = inner instanceof Map<?, ?> ? new TreeMap<>(object(inner)) : new TreeMap<String, Object>();
            at.put(key, copy);
            at = copy;
        }
        String last = keys.get(keys.size() - 1);
        if (change.to() == null) {
            at.remove(last);
        } else {
            at.put(last, change.to());
        }
        return changed;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
