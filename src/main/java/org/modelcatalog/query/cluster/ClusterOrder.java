package org.modelcatalog.query.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.Sort;
import org.modelcatalog.query.disk.Place;

/**
 * The order of a list: by a key, the unknown last, and then as the whole list is ordered: newest first, then by repository.
 *
 * @param key null = as the whole list is ordered
 */
record ClusterOrder(Sort key) {

    static final ClusterOrder LIST = new ClusterOrder(null);

    static ClusterOrder of(Sort sort) {
        boolean own = sort != null && sort.key() == Sort.Key.CREATED && sort.descending();
        return own ? LIST : new ClusterOrder(sort);
    }

    List<Object> fields() {
        var fields = new ArrayList<>();
        if (key != null) {
            String field =
                    isByName() ? ClusterFields.NAME : ClusterFields.of(key.key().measure());
            fields.add(sorted(field, key.descending()));
        }
        fields.add(sorted(ClusterFields.of(Measure.CREATED), true));
        fields.add(sorted(ClusterFields.REPOSITORY, false));
        return fields;
    }

    /** Returns the place behind a hit. */
    Place behind(JsonNode hit, long before) {
        JsonNode values = hit.path("sort");
        int at = key == null ? 0 : 1;
        String value = key == null
                ? ""
                : isByName()
                        ? written(values.path(0).asText())
                        : String.valueOf(values.path(0).asLong());
        return new Place(
                before, value, values.path(at).asLong(), values.path(at + 1).asText());
    }

    /**
     * Returns what the rows behind a place are behind of.
     *
     * @return empty when the place belongs to another order
     */
    Optional<List<Object>> after(Place place) {
        var values = new ArrayList<>();
        try {
            if (key != null) {
                values.add(isByName() ? name(place.value()) : (Object) Long.valueOf(place.value()));
            } else if (!place.value().isEmpty()) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException neitherNumberNorName) {
            return Optional.empty();
        }
        values.add(place.created());
        values.add(place.repository());
        return Optional.of(values);
    }

    private boolean isByName() {
        return key.key().measure() == null;
    }

    private static Map<String, Object> sorted(String field, boolean descending) {
        return Map.of(field, Map.of("order", descending ? "desc" : "asc", "missing", "_last"));
    }

    private static String written(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(String written) {
        return new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8);
    }
}
