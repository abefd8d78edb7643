package org.modelcatalog.query.disk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.modelcatalog.query.Sort;

/**
 * The order of a list: by a key, the unknown last, and then as the whole list is ordered.
 *
 * @param key null = as the whole list is ordered
 */
record ListOrder(Sort key) {

    static ListOrder of(Sort sort) {
        boolean own = sort != null && sort.key() == Sort.Key.CREATED && sort.descending();
        return new ListOrder(own ? null : sort);
    }

    org.apache.lucene.search.Sort fields() {
        var fields = new ArrayList<SortField>();
        if (key != null && key.key().measure() == null) {
            fields.add(new SortField(HubFields.NAME, SortField.Type.STRING, key.descending()));
        } else if (key != null) {
            fields.add(HubFields.number(HubFields.of(key.key().measure()), key.descending()));
        }
        fields.addAll(List.of(HubFields.order().getSort()));
        return new org.apache.lucene.search.Sort(fields.toArray(SortField[]::new));
    }

    /** Returns the place behind a hit. */
    Place behind(FieldDoc hit, long before) {
        int at = key == null ? 0 : 1;
        String value = key == null
                ? ""
                : hit.fields[0] instanceof BytesRef name ? written(name) : String.valueOf(hit.fields[0]);
        return new Place(
                before,
                value,
                (Long) hit.fields[at],
                new RepositoryId((Long) hit.fields[at + 1], (Long) hit.fields[at + 2]).toString());
    }

    /**
     * Returns the hit before a place.
     *
     * @param rows number of rows of the index
     * @return empty when the place belongs to another order
     */
    Optional<FieldDoc> hit(Place place, int rows) {
        Optional<RepositoryId> repository = RepositoryId.parse(place.repository());
        var values = new ArrayList<Object>();
        try {
            if (key != null) {
                values.add(key.key().measure() == null ? name(place.value()) : (Object) Long.valueOf(place.value()));
            } else if (!place.value().isEmpty()) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException neitherNumberNorName) {
            return Optional.empty();
        }
        values.add(place.created());
        return repository.map(id -> {
            values.add(id.high());
            values.add(id.low());
            // behind every row with the same values, which is the row itself
            return new FieldDoc(Math.max(0, rows - 1), Float.NaN, values.toArray());
        });
    }

    /** As bytes: a name may hold half a surrogate pair, which other texts would lose. */
    private static String written(BytesRef name) {
        byte[] bytes = Arrays.copyOfRange(name.bytes, name.offset, name.offset + name.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static BytesRef name(String written) {
        return new BytesRef(Base64.getUrlDecoder().decode(written));
    }
}
