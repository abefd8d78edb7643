package org.modelcatalog.query.disk;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;

/** Finds the rows whose text holds a word anywhere: by its grams, and by reading the texts that have them all. */
final class TextQuery extends Query {

    /** More grams of a long word are not looked up: what is left is read. */
    private static final int MAX_GRAMS = 8;

    /** More words are not looked up either. */
    private static final int MAX_LOOKED_UP = 16;

    /** Characters of a gram. */
    private static final int GRAM = 3;

    /** Follows the text, so that every word of one or two characters begins a gram. */
    private static final String END = "\u0000\u0000";

    private static final float MATCH_COST = 100;

    private final BytesRef word;

    private TextQuery(BytesRef word) {
        this.word = word;
    }

    /** @param words in lower case; a row must hold each */
    static void add(BooleanQuery.Builder query, List<String> words) {
        // the longest is probably the rarest
        List<String> byLength = words.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        for (int word = 0; word < byLength.size(); word++) {
            String text = byLength.get(word);
            query.add(word < MAX_LOOKED_UP ? of(text) : new TextQuery(TermBytes.of(text)), Occur.FILTER);
        }
    }

    /** Every three adjacent characters of a text, so that a word in it can be looked up. */
    static Set<String> grams(String text) {
        String ended = text + END;
        var grams = new LinkedHashSet<String>();
        for (int at = 0; at + GRAM <= ended.length(); at++) {
            grams.add(ended.substring(at, at + GRAM));
        }
        return grams;
    }

    static Query of(String word) {
        if (word.length() < GRAM) {
            return new PrefixQuery(new Term(HubFields.GRAMS, TermBytes.of(word)));
        }
        int last = word.length() - GRAM;
        int grams = Math.min(MAX_GRAMS, last + 1);
        var query = new BooleanQuery.Builder();
        for (int gram = 0; gram < grams; gram++) {
            int at = grams == 1 ? 0 : (int) ((long) last * gram / (grams - 1));
            String text = word.substring(at, at + GRAM);
            query.add(new TermQuery(new Term(HubFields.GRAMS, TermBytes.of(text))), Occur.FILTER);
        }
        if (last > 0) {
            query.add(new TextQuery(TermBytes.of(word)), Occur.FILTER);
        }
        return query.build();
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public Scorer scorer(LeafReaderContext leaf) throws IOException {
                BinaryDocValues texts = DocValues.getBinary(leaf.reader(), HubFields.TEXT);
                return new ConstantScoreScorer(this, score(), mode, new TwoPhaseIterator(texts) {
                    @Override
                    public boolean matches() throws IOException {
                        return contains(texts.binaryValue());
                    }

                    @Override
                    public float matchCost() {
                        return MATCH_COST;
                    }
                });
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return true;
            }
        };
    }

    private boolean contains(BytesRef text) {
        int last = text.offset + text.length - word.length;
        for (int at = text.offset; at <= last; at++) {
            if (text.bytes[at] == word.bytes[word.offset]
                    && Arrays.equals(
                            text.bytes, at, at + word.length, word.bytes, word.offset, word.offset + word.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "text:" + TermBytes.text(word);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextQuery text && text.word.equals(word);
    }

    @Override
    public int hashCode() {
        return word.hashCode();
    }
}
