package org.modelcatalog.query.search;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the models that match a word, and where. A model is its position in the list. */
final class WordIndex {

    private static final char SEPARATOR = ' ';

    private final SearchCorpus corpus;
    private final TokenSuffixArray suffixes;

    /** The model of each suffix. */
    private final int[] modelOf;

    /** The distinct tokens that may contain a word, with a separator before and after each. */
    private final String vocabulary;

    WordIndex(SearchCorpus corpus) {
        this.corpus = corpus;
        this.suffixes = new TokenSuffixArray(corpus.text(), corpus.tokenStarts());
        this.modelOf = suffixes.models(corpus.offsets());
        this.vocabulary = vocabulary(corpus);
    }

    /**
     * Returns the best {@link Match} of the word in each model, 0 = no match.
     *
     * @param corrected whether one letter may be wrong
     */
    int[] matches(SearchWord word, boolean corrected) {
        int[] best = together(word);
        if (word.mayBeWithin()) {
            findWithin(best, word.text());
        }
        if (corrected && word.mayBeCorrected()) {
            word.corrections(this::begins).forEach(correction -> find(best, correction, Match.CORRECTED, true));
        }
        findApart(best, word.parts());
        return best;
    }

    /** Returns the models that have one of these names. */
    BitSet named(Set<String> names) {
        BitSet named = new BitSet();
        for (String name : names) {
            int to = suffixes.upperBound(name);
            for (int rank = suffixes.lowerBound(name); rank < to; rank++) {
                if (corpus.isName(modelOf[rank], suffixes.position(rank), name.length())) {
                    named.set(modelOf[rank]);
                }
            }
        }
        return named;
    }

    private int[] together(SearchWord word) {
        int[] best = new int[corpus.offsets().length];
        find(best, word.text(), Match.EXACT, word.isSize());
        if (!word.withPoint().equals(word.text())) {
            find(best, word.withPoint(), Match.EXACT, true);
        }
        return best;
    }

    /** @param whole whether the word must end where a token ends */
    private void find(int[] best, String word, int quality, boolean whole) {
        int to = suffixes.upperBound(word);
        for (int rank = suffixes.lowerBound(word); rank < to; rank++) {
            int position = suffixes.position(rank);
            boolean ends = corpus.tokenEnds(position + word.length());
            if (ends || !whole) {
                keep(best, modelOf[rank], ends ? quality : Match.PREFIX, position, word.length());
            }
        }
    }

    private void findWithin(int[] best, String word) {
        for (int at = vocabulary.indexOf(word); at >= 0; at = vocabulary.indexOf(word, at + 1)) {
            int from = vocabulary.lastIndexOf(SEPARATOR, at) + 1;
            if (at > from) {
                findWithin(best, word, vocabulary.substring(from, vocabulary.indexOf(SEPARATOR, at)), at - from);
            }
        }
    }

    private void findWithin(int[] best, String word, String token, int inToken) {
        int to = suffixes.upperBound(token);
        for (int rank = suffixes.lowerBound(token); rank < to; rank++) {
            int position = suffixes.position(rank);
            if (corpus.tokenEnds(position + token.length())) {
                keep(best, modelOf[rank], Match.WITHIN, position + inToken, word.length());
            }
        }
    }

    /** Matches the parts of a word anywhere in the model; a number must be a whole token. */
    private void findApart(int[] best, List<SearchWord> parts) {
        if (parts.size() < 2) {
            return;
        }
        List<int[]> matches = parts.stream().map(this::together).toList();
        for (int model = 0; model < best.length; model++) {
            int found = matches.get(0)[model];
            for (int part = 0; part < parts.size() && found != 0; part++) {
                int match = matches.get(part)[model];
                boolean partial = match == 0 || parts.get(part).isNumber() && Match.quality(match) < Match.EXACT;
                found = partial ? 0 : found;
            }
            if (found != 0) {
                best[model] = Math.max(best[model], Match.of(Match.APART, Match.position(found), Match.length(found)));
            }
        }
    }

    private void keep(int[] best, int model, int quality, int position, int length) {
        best[model] = Math.max(best[model], Match.of(quality, position - corpus.offsets()[model], length));
    }

    private boolean begins(String head) {
        return suffixes.lowerBound(head) < suffixes.upperBound(head);
    }

    private static String vocabulary(SearchCorpus corpus) {
        Set<String> words = new TreeSet<>();
        BitSet tokens = corpus.tokenStarts();
        for (int start = tokens.nextSetBit(0); start >= 0; start = tokens.nextSetBit(start + 1)) {
            int end = start + 1;
            while (!corpus.tokenEnds(end)) {
                end++;
            }
            var word = new SearchWord(corpus.text().substring(start, end));
            if (word.mayBeWithin()) {
                words.add(word.text());
            }
        }
        return SEPARATOR + String.join(String.valueOf(SEPARATOR), words) + SEPARATOR;
    }
}
