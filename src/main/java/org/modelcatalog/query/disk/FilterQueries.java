package org.modelcatalog.query.disk;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.Range;

/** A filter as queries: one for each part, so that counts can leave out their own. */
final class FilterQueries {

    private final ModelFilter filter;
    private final Map<Enum<?>, Query> parts = new LinkedHashMap<>();

    FilterQueries(ModelFilter filter) {
        this.filter = filter;
        filter.words().forEach((facet, words) -> parts.put(facet, words(facet, words)));
        filter.ranges().forEach((measure, range) -> parts.put(measure, range(measure, range)));
    }

    /** The rows that match. */
    static Query all(ModelFilter filter) {
        return new FilterQueries(filter).without(null);
    }

    /** The facets and measures that the filter limits. */
    Collection<Enum<?>> limited() {
        return parts.keySet();
    }

    /** Whether the filter limits this, and nothing else. */
    boolean limitOnly(Enum<?> part) {
        return parts.containsKey(part) && without(part) instanceof MatchAllDocsQuery;
    }

    /**
     * The rows that match every part but one.
     *
     * @param ignored null = every part
     */
    Query without(Enum<?> ignored) {
        var query = new BooleanQuery.Builder();
        if (!filter.owner().isAny()) {
            query.add(any(Facet.AUTHOR, filter.owner().owners()), Occur.FILTER);
        }
        parts.forEach((part, matching) -> {
            if (part != ignored) {
                query.add(matching, Occur.FILTER);
            }
        });
        filter.tags().forEach(tag -> query.add(any(Facet.TAG, List.of(tag)), Occur.FILTER));
        TextQuery.add(query, filter.text());
        BooleanQuery built = query.build();
        return switch (built.clauses().size()) {
            case 0 -> new MatchAllDocsQuery();
            case 1 -> built.clauses().get(0).getQuery();
            default -> built;
        };
    }

    private static Query words(Facet facet, List<String> words) {
        if (!facet.written().all()) {
            return any(facet, words);
        }
        if (words.size() > HubFields.MAX_WORDS) {
            return new MatchNoDocsQuery("no row has so many words");
        }
        var query = new BooleanQuery.Builder();
        words.forEach(word -> query.add(any(facet, List.of(word)), Occur.FILTER));
        return query.build();
    }

    private static Query any(Facet facet, List<String> words) {
        return words.size() == 1
                ? new TermQuery(new Term(HubFields.of(facet), TermBytes.of(words.get(0))))
                : new TermInSetQuery(
                        HubFields.of(facet), words.stream().map(TermBytes::of).toList());
    }

    /** Looks the numbers up, or reads those of the rows that match the rest, whichever costs less. */
    private static Query range(String field, long from, long to) {
        return new IndexOrDocValuesQuery(
                LongPoint.newRangeQuery(field, from, to), NumericDocValuesField.newSlowRangeQuery(field, from, to));
    }

    private static Query range(Measure measure, Range range) {
        ScaledNumbers numbers = ScaledNumbers.of(measure);
        long from = range.from() == null ? Long.MIN_VALUE + 1 : numbers.from(range.from());
        long to = range.to() == null ? Long.MAX_VALUE - 1 : numbers.to(range.to(), measure.isTime());
        return from > to
                ? new MatchNoDocsQuery("the range ends before it begins")
                : range(HubFields.of(measure), from, to);
    }
}
