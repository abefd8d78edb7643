package org.modelcatalog.catalog.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Deprecation;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Origin;

/**
 * The changes from one state of a gateway's models to the next.
 *
 * @param fields in the order of the newer list, removed models last; without volatile fields
 * @param volatileOnly number of models of which only volatile fields or the origin of values changed
 */
public record ModelChanges(List<FieldChange> fields, int volatileOnly) {

    /** Its fields say themselves who states them. */
    private static final String END = "lifecycle";

    private static final Map<String, ModelField> FIELDS =
            Stream.of(ModelField.values()).collect(Collectors.toMap(ModelField::label, Function.identity()));

    public ModelChanges {
        fields = List.copyOf(fields);
    }

    /**
     * Compares two snapshots. Reads both, so the caller must not be an event loop.
     *
     * @param before of the same gateway
     */
    public static ModelChanges between(CatalogSnapshot before, CatalogSnapshot after) {
        Map<String, Model> earlier = new HashMap<>(before.models().size() * 2);
        before.models().forEach(model -> earlier.put(model.id(), model));
        var found = new ArrayList<FieldChange>();
        int volatileOnly = 0;
        for (Model model : after.models()) {
            Model old = earlier.remove(model.id());
            int already = found.size();
            if (old == null) {
                found.add(added(model));
            } else if (!model.saysTheSameAs(old)) {
                RowDiff.between(model.id(), HistoryRow.of(old), HistoryRow.of(model), source(old, model), found::add);
                volatileOnly += found.size() == already ? 1 : 0;
            }
        }
        for (Model old : before.models()) {
            if (earlier.containsKey(old.id())) {
                found.add(removed(old.id(), old.sourceGateway()));
            }
        }
        return new ModelChanges(found, volatileOnly);
    }

    /** The same for rows that a log remembers. */
    static List<FieldChange> between(CatalogRows before, CatalogSnapshot after) {
        Map<String, Map<String, Object>> earlier = new HashMap<>(before.byId());
        var found = new ArrayList<FieldChange>();
        for (Model model : after.models()) {
            Map<String, Object> old = earlier.remove(model.id());
            if (old == null) {
                found.add(added(model));
            } else {
                RowDiff.between(model.id(), old, HistoryRow.of(model), source(model, model), found::add);
            }
        }
        before.byId().keySet().stream()
                .filter(earlier::containsKey)
                .forEach(id -> found.add(removed(id, after.gateway().slug())));
        return found;
    }

    /** The same for two states that a log remembers; the gateway is the source of every change. */
    static List<FieldChange> between(CatalogRows before, CatalogRows after, String gateway) {
        var found = new ArrayList<FieldChange>();
        for (Entry<String, Map<String, Object>> row : after.byId().entrySet()) {
            Map<String, Object> old = before.byId().get(row.getKey());
            if (old == null) {
                found.add(new FieldChange(row.getKey(), RowPath.ADDED, null, row.getValue(), gateway));
            } else {
                RowDiff.between(row.getKey(), old, row.getValue(), field -> gateway, found::add);
            }
        }
        before.byId().keySet().stream()
                .filter(id -> !after.byId().containsKey(id))
                .forEach(id -> found.add(removed(id, gateway)));
        return found;
    }

    private static FieldChange added(Model model) {
        return new FieldChange(model.id(), RowPath.ADDED, null, HistoryRow.of(model), model.sourceGateway());
    }

    private static FieldChange removed(String id, String gateway) {
        return new FieldChange(id, RowPath.REMOVED, null, null, gateway);
    }

    /** Names the source of a field's new value, else of its old one; the gateway's own list states what has no origin. */
    private static Function<String, String> source(Model before, Model after) {
        return field -> {
            if (field.startsWith(END)) {
                return Stream.of(after, before)
                        .map(model -> model.facts().deprecation())
                        .filter(stated -> stated != null && stated.source() != null)
                        .map(Deprecation::source)
                        .findFirst()
                        .orElse(after.sourceGateway());
            }
            ModelField known = origin(field);
            Origin origin = known == null
                    ? null
                    : after.origins().getOrDefault(known, before.origins().get(known));
            return origin == null ? after.sourceGateway() : origin.source();
        };
    }

    /** The innermost part of a path that has an origin of its own; null = none. */
    private static ModelField origin(String field) {
        List<String> keys = RowPath.split(field);
        for (int at = Math.min(keys.size(), 2) - 1; at >= 0; at--) {
            ModelField known = FIELDS.get(keys.get(at));
            if (known != null) {
                return known;
            }
        }
        return null;
    }
}
