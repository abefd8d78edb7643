package org.modelcatalog.query.disk;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/** The terms that a word can mean: the most frequent of those that are read. A short word can mean too many. */
final class TermExpansion {

    private static final int MAX_READ = 4_000;
    private static final int MAX_TERMS = 1_000;
    private static final int MAX_TYPOS = 50;

    private final TimedSearch search;
    private final String field;
    private final Map<BytesRef, Integer> rows = new HashMap<>();

    private TermExpansion(TimedSearch search, String field) {
        this.search = search;
        this.field = field;
    }

    /** The terms that begin with a word. */
    static Query prefix(TimedSearch search, String field, String word) throws IOException {
        BytesRef prefix = TermBytes.of(word);
        var expansion = new TermExpansion(search, field);
        for (LeafReaderContext segment : search.view().leaves()) {
            Terms terms = segment.reader().terms(field);
            TermsEnum term = terms == null ? null : terms.iterator();
            if (term != null && term.seekCeil(prefix) != TermsEnum.SeekStatus.END) {
                expansion.read(term, term.term(), prefix);
            }
        }
        return expansion.query(MAX_TERMS);
    }

    /** The terms with one other letter behind the first. */
    static Query corrected(TimedSearch search, String field, String word) throws IOException {
        CompiledAutomaton typos = FuzzyQuery.getFuzzyAutomaton(word, 1, 1, true);
        var expansion = new TermExpansion(search, field);
        for (LeafReaderContext segment : search.view().leaves()) {
            Terms terms = segment.reader().terms(field);
            if (terms != null) {
                TermsEnum term = typos.getTermsEnum(terms);
                expansion.read(term, term.next(), new BytesRef());
            }
        }
        return expansion.query(MAX_TYPOS);
    }

    private void read(TermsEnum term, BytesRef first, BytesRef prefix) throws IOException {
        int read = 0;
        BytesRef here = first;
        while (here != null && read++ < MAX_READ && StringHelper.startsWith(here, prefix)) {
            rows.merge(BytesRef.deepCopyOf(here), term.docFreq(), Integer::sum);
            here = term.next();
        }
        search.check();
    }

    private Query query(int most) {
        List<BytesRef> terms = rows.entrySet().stream()
                .sorted(Map.Entry.<BytesRef, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        return new TermInSetQuery(field, terms);
    }
}
