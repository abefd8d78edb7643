package org.modelcatalog.query.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.Range;
import org.modelcatalog.query.disk.ScaledNumbers;

/** A filter as queries: one for each part, so that counts can leave out their own. */
final class ClusterFilter {

    static final Map<String, Object> NOTHING = Map.of("match_none", Map.of());

    private final ModelFilter filter;
    private final Map<Enum<?>, Object> parts = new LinkedHashMap<>();

    ClusterFilter(ModelFilter filter) {
        this.filter = filter;
        filter.words().forEach((facet, words) -> parts.put(facet, words(facet, words)));
        filter.ranges().forEach((measure, range) -> parts.put(measure, range(measure, range)));
    }

    /** The rows that match. */
    static Map<String, Object> all(ModelFilter filter) {
        return new ClusterFilter(filter).without(null);
    }

    /** The facets and measures that the filter limits. */
    Collection<Enum<?>> limited() {
        return parts.keySet();
    }

    /**
     * The rows that match every part but one.
     *
     * @param ignored null = every part
     */
    Map<String, Object> without(Enum<?> ignored) {
        List<Object> queries = new ArrayList<>();
        if (!filter.owner().isAny()) {
            queries.add(any(Facet.AUTHOR, filter.owner().owners()));
        }
        parts.forEach((part, matching) -> {
            if (part != ignored) {
                queries.add(matching);
            }
        });
        filter.tags().forEach(tag -> queries.add(any(Facet.TAG, List.of(tag))));
        filter.text().forEach(word -> queries.add(within(word)));
        return every(queries);
    }

    /** The rows that every query finds. */
    static Map<String, Object> every(Collection<?> queries) {
        return queries.isEmpty() ? Map.of("match_all", Map.of()) : Map.of("bool", Map.of("filter", queries));
    }

    /** The rows whose text holds a word in lower case anywhere. */
    static Map<String, Object> within(String word) {
        String text = TermText.of(word);
        if (word.length() > ClusterFields.MAX_TEXT) {
            return NOTHING;
        }
        return text.length() < ClusterFields.GRAM
                ? Map.of("prefix", Map.of(ClusterFields.TEXT, Map.of("value", text)))
                : Map.of("match_phrase", Map.of(ClusterFields.TEXT, Map.of("query", text)));
    }

    static Map<String, Object> terms(String field, Collection<String> terms) {
        return Map.of("terms", Map.of(field, ClusterRow.written(terms)));
    }

    private static Map<String, Object> words(Facet facet, List<String> words) {
        if (!facet.written().all()) {
            return any(facet, words);
        }
        return words.size() > ClusterFields.MAX_WORDS
                ? NOTHING
                : every(words.stream().map(word -> any(facet, List.of(word))).toList());
    }

    private static Map<String, Object> any(Facet facet, List<String> words) {
        return terms(ClusterFields.of(facet), words);
    }

    private static Map<String, Object> range(Measure measure, Range range) {
        ScaledNumbers numbers = ScaledNumbers.of(measure);
        long from = range.from() == null ? Long.MIN_VALUE + 1 : numbers.from(range.from());
        long to = range.to() == null ? Long.MAX_VALUE - 1 : numbers.to(range.to(), measure.isTime());
        return from > to ? NOTHING : Map.of("range", Map.of(ClusterFields.of(measure), Map.of("gte", from, "lte", to)));
    }
}
