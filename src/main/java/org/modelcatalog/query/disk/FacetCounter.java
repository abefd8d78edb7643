package org.modelcatalog.query.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.LongValues;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Facets;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.ModelIndex;

/** Counts the words of facets, and the ends of measures, from the columns of all rows that match. */
final class FacetCounter {

    private final TimedSearch search;

    FacetCounter(TimedSearch search) {
        this.search = search;
    }

    /** Summarises the rows that match, each facet and measure without the filter's part on it. */
    Facets facets(ModelFilter filter) throws IOException {
        Facets known = search.view().facets(filter);
        if (known != null) {
            return known;
        }
        Facets whole = filter.isAll() ? null : facets(ModelFilter.ALL);
        var queries = new FilterQueries(filter);
        RowSet all = RowSet.of(search, queries.without(null));
        // side by side, since one list of counts takes as long as all the others
        Map<Facet, Facets.Counts> counts = each(
                List.of(Facet.values()),
                facet -> queries.limitOnly(facet)
                        ? whole.counts().get(facet)
                        : counts(facet, among(facet, queries, all)));
        Map<Measure, Facets.Stats> stats = each(
                Measure.RANGED,
                measure -> queries.limitOnly(measure)
                        ? whole.stats().get(measure)
                        : stats(measure, among(measure, queries, all)));
        var facets = new Facets(all.size(), counts, stats);
        search.view().keep(filter, facets);
        return facets;
    }

    private interface Summary<K, V> {
        V of(K part) throws IOException;
    }

    private static <K extends Enum<K>, V> Map<K, V> each(List<K> parts, Summary<K, V> summary) {
        Map<K, V> summaries = new EnumMap<>(parts.get(0).getDeclaringClass());
        summaries.putAll(parts.parallelStream().collect(Collectors.toConcurrentMap(Function.identity(), part -> {
            try {
                return summary.of(part);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        })));
        return summaries;
    }

    private RowSet among(Enum<?> part, FilterQueries queries, RowSet all) throws IOException {
        return queries.limited().contains(part) ? RowSet.of(search, queries.without(part)) : all;
    }

    private Facets.Counts counts(Facet facet, RowSet rows) throws IOException {
        List<Facets.Count> top = new ArrayList<>();
        var spellings = new WordSpelling(search);
        int distinct = top(facet, rows, ModelIndex.TOP, top);
        List<Facets.Count> spelled = new ArrayList<>();
        for (Facets.Count count : top) {
            spelled.add(new Facets.Count(spellings.of(facet, count.word()).word(), count.models()));
        }
        return new Facets.Counts(distinct, spelled);
    }

    /**
     * Collects the most frequent words in the form in which they are compared.
     *
     * @return number of different words
     */
    int top(Facet facet, RowSet rows, int most, List<Facets.Count> top) throws IOException {
        OrdinalMap words = search.view().ordinals(facet);
        OrdinalCounts counts = OrdinalCounts.of(words.getValueCount(), rows.size());
        rows.read(search, (segment, matching) -> count(facet, segment, matching, counts));
        var best = new PriorityQueue<Long>();
        int[] distinct = new int[1];
        counts.forEach((word, count) -> {
            distinct[0]++;
            // by count, then the earlier word
            long rank = (long) count << Integer.SIZE | Integer.MAX_VALUE - word;
            if (best.size() < most || best.peek() < rank) {
                best.add(rank);
            }
            if (best.size() > most) {
                best.poll();
            }
        });
        for (long rank : best.stream().sorted(Collections.reverseOrder()).toList()) {
            top.add(new Facets.Count(word(facet, Integer.MAX_VALUE - (int) rank), (int) (rank >>> Integer.SIZE)));
        }
        return distinct[0];
    }

    private void count(Facet facet, LeafReaderContext segment, FixedBitSet rows, OrdinalCounts counts)
            throws IOException {
        SortedSetDocValues words = segment.reader().getSortedSetDocValues(HubFields.of(facet));
        if (words == null) {
            return;
        }
        OrdinalCounts found = OrdinalCounts.of(words.getValueCount(), rows.cardinality());
        SortedDocValues single = DocValues.unwrapSingleton(words);
        for (int row = RowSet.next(rows, -1); row != DocIdSetIterator.NO_MORE_DOCS; row = RowSet.next(rows, row)) {
            if (single != null) {
                if (single.advanceExact(row)) {
                    found.add(single.ordValue(), 1);
                }
            } else if (words.advanceExact(row)) {
                for (int word = words.docValueCount(); word > 0; word--) {
                    found.add((int) words.nextOrd(), 1);
                }
            }
        }
        // the number over all segments is looked up once a word, not once a row
        LongValues global = search.view().ordinals(facet).getGlobalOrds(segment.ord);
        found.forEach((word, count) -> counts.add((int) global.get(word), count));
    }

    private String word(Facet facet, int ordinal) throws IOException {
        OrdinalMap words = search.view().ordinals(facet);
        LeafReaderContext segment = search.view().leaves().get(words.getFirstSegmentNumber(ordinal));
        return TermBytes.text(DocValues.getSortedSet(segment.reader(), HubFields.of(facet))
                .lookupOrd(words.getFirstSegmentOrd(ordinal)));
    }

    private Facets.Stats stats(Measure measure, RowSet rows) throws IOException {
        long[] ends = {Long.MAX_VALUE, Long.MIN_VALUE};
        int[] known = new int[1];
        rows.read(search, (segment, matching) -> {
            NumericDocValues numbers = segment.reader().getNumericDocValues(HubFields.of(measure));
            if (numbers == null) {
                return;
            }
            for (int row = RowSet.next(matching, -1);
                    row != DocIdSetIterator.NO_MORE_DOCS;
                    row = RowSet.next(matching, row)) {
                if (numbers.advanceExact(row)) {
                    ends[0] = Math.min(ends[0], numbers.longValue());
                    ends[1] = Math.max(ends[1], numbers.longValue());
                    known[0]++;
                }
            }
        });
        ScaledNumbers numbers = ScaledNumbers.of(measure);
        return known[0] == 0
                ? new Facets.Stats(null, null, 0)
                : new Facets.Stats(numbers.value(ends[0]), numbers.value(ends[1]), known[0]);
    }
}
