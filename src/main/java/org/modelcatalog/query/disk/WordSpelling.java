package org.modelcatalog.query.disk;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.Bits;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;

/** Finds how the first row of the list writes a word. */
final class WordSpelling {

    /**
     * How a word of a facet is written.
     *
     * @param word as the first row of the list that has it writes it
     * @param gateway slug of that row's gateway
     */
    record Spelling(String word, String gateway) {

        static Spelling of(String word, Model model) {
            return new Spelling(
                    word, model.gateways().isEmpty() ? null : model.gateways().get(0));
        }
    }

    private final TimedSearch search;

    WordSpelling(TimedSearch search) {
        this.search = search;
    }

    /** @param key the word as it is compared */
    Spelling of(Facet facet, String key) throws IOException {
        String memo = facet.label() + ' ' + key;
        Spelling known = search.view().spellings().get(memo);
        if (known == null) {
            known = read(facet, key);
            search.view().spellings().put(memo, known);
        }
        return known;
    }

    private Spelling read(Facet facet, String key) throws IOException {
        var term = new Term(HubFields.of(facet), TermBytes.of(key));
        long[] first = null;
        int found = -1;
        for (LeafReaderContext segment : search.view().leaves()) {
            // segments are in the order of the list, so only the first row of each counts
            int row = first(segment, term);
            long[] place = row < 0 ? null : place(segment, row);
            if (place != null && (first == null || isBefore(place, first))) {
                first = place;
                found = segment.docBase + row;
            }
        }
        if (found < 0) {
            return new Spelling(key, null);
        }
        Model model = search.models(List.of(new ScoreDoc(found, Float.NaN))).get(0);
        return facet.words(model).stream()
                .filter(word -> Facet.key(word).equals(key))
                .findFirst()
                .map(word -> Spelling.of(word, model))
                .orElse(new Spelling(key, null));
    }

    private static int first(LeafReaderContext segment, Term term) throws IOException {
        PostingsEnum rows = segment.reader().postings(term, PostingsEnum.NONE);
        Bits live = segment.reader().getLiveDocs();
        if (rows != null) {
            for (int row = rows.nextDoc(); row != DocIdSetIterator.NO_MORE_DOCS; row = rows.nextDoc()) {
                if (live == null || live.get(row)) {
                    return row;
                }
            }
        }
        return -1;
    }

    private static long[] place(LeafReaderContext segment, int row) throws IOException {
        return new long[] {
            number(segment, HubFields.of(Measure.CREATED), row),
            number(segment, HubFields.REPOSITORY_HIGH, row),
            number(segment, HubFields.REPOSITORY_LOW, row)
        };
    }

    private static long number(LeafReaderContext segment, String field, int row) throws IOException {
        NumericDocValues numbers = segment.reader().getNumericDocValues(field);
        return numbers != null && numbers.advanceExact(row) ? numbers.longValue() : ScaledNumbers.LAST_DESCENDING;
    }

    private static boolean isBefore(long[] place, long[] other) {
        if (place[0] != other[0]) {
            return place[0] > other[0];
        }
        return place[1] != other[1] ? place[1] < other[1] : place[2] < other[2];
    }
}
