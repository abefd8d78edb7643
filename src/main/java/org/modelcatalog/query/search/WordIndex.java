package org.modelcatalog.query.search;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the models that have a word, and where. Models are told by their place in the list. */
final class WordIndex {

    private static final char SEPARATOR = ' ';

    private final ModelTexts texts;
    private final TokenStarts starts;

    /** The model of each of the starts. */
    private final int[] modelOf;

    /** The tokens that others may be within, each once, with a separator before and after it. */
    private final String vocabulary;

    WordIndex(ModelTexts texts) {
        this.texts = texts;
        this.starts = new TokenStarts(texts.text(), texts.tokens());
        this.modelOf = starts.models(texts.offsets());
        this.vocabulary = vocabulary(texts);
    }

    /**
     * The best {@link Match} of the word in each model, 0 where it is not.
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

    /** The models of which a name is one of these and nothing else. */
    BitSet called(Set<String> names) {
        BitSet called = new BitSet();
        for (String name : names) {
            int to = starts.to(name);
            for (int rank = starts.from(name); rank < to; rank++) {
                if (texts.isName(modelOf[rank], starts.position(rank), name.length())) {
                    called.set(modelOf[rank]);
                }
            }
        }
        return called;
    }

    private int[] together(SearchWord word) {
        int[] best = new int[texts.offsets().length];
        find(best, word.text(), Match.EXACT, word.isSize());
        if (!word.withPoint().equals(word.text())) {
            find(best, word.withPoint(), Match.EXACT, true);
        }
        return best;
    }

    /** @param whole whether a token has to end where the word does */
    private void find(int[] best, String word, int quality, boolean whole) {
        int to = starts.to(word);
        for (int rank = starts.from(word); rank < to; rank++) {
            int position = starts.position(rank);
            boolean ends = texts.tokenEnds(position + word.length());
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
        int to = starts.to(token);
        for (int rank = starts.from(token); rank < to; rank++) {
            int position = starts.position(rank);
            if (texts.tokenEnds(position + token.length())) {
                keep(best, modelOf[rank], Match.WITHIN, position + inToken, word.length());
            }
        }
    }

    /** Letters and numbers that the query writes together, somewhere in the model; of numbers no beginnings. */
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
        best[model] = Math.max(best[model], Match.of(quality, position - texts.offsets()[model], length));
    }

    private boolean begins(String head) {
        return starts.from(head) < starts.to(head);
    }

    private static String vocabulary(ModelTexts texts) {
        Set<String> words = new TreeSet<>();
        BitSet tokens = texts.tokens();
        for (int start = tokens.nextSetBit(0); start >= 0; start = tokens.nextSetBit(start + 1)) {
            int end = start + 1;
            while (!texts.tokenEnds(end)) {
                end++;
            }
            var word = new SearchWord(texts.text().substring(start, end));
            if (word.mayBeWithin()) {
                words.add(word.text());
            }
        }
        return SEPARATOR + String.join(String.valueOf(SEPARATOR), words) + SEPARATOR;
    }
}
