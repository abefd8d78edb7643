package org.modelcatalog.query;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.modelcatalog.model.Model;

/**
 * The inverted index of one facet: a posting list of rows for each word. The posting list of a rare word is a slice of one
 * shared array; that of a frequent word is a bit set, which is then smaller and faster to count.
 */
final class InvertedIndex {

    /** A row takes 32 bits in the array, and one bit in each bit set. */
    private static final int BITS_A_ROW = 32;

    /** Computes keys again, so that they take no memory. */
    private static final Comparator<String> BY_KEY = Comparator.comparing(Facet::key);

    /** In the order of their keys, with the spelling of the first row. */
    private final String[] words;

    private final int[] ends;
    private final int[] rows;
    private final Map<Integer, BitSet> frequent;

    private InvertedIndex(String[] words, int[] ends, int[] rows, Map<Integer, BitSet> frequent) {
        this.words = words;
        this.ends = ends;
        this.rows = rows;
        this.frequent = frequent;
    }

    static InvertedIndex of(List<Model> models, Facet facet) {
        var byKey = new TreeMap<String, PostingList>();
        for (int row = 0; row < models.size(); row++) {
            for (String word : facet.words(models.get(row))) {
                byKey.computeIfAbsent(Facet.key(word), absent -> new PostingList(word))
                        .add(row);
            }
        }
        var words = new String[byKey.size()];
        int[] ends = new int[words.length];
        int[] rows = new int[byKey.values().stream().mapToInt(list -> list.size).sum()];
        var frequent = new HashMap<Integer, BitSet>();
        int end = 0;
        int at = 0;
        for (PostingList list : byKey.values()) {
            words[at] = list.word;
            if (list.size > models.size() / BITS_A_ROW) {
                frequent.put(at, list.bits());
            } else {
                System.arraycopy(list.rows, 0, rows, end, list.size);
                end += list.size;
            }
            ends[at++] = end;
        }
        return new InvertedIndex(words, ends, Arrays.copyOf(rows, end), frequent);
    }

    /** Returns the rows that have any of these words. */
    BitSet rowsWithAny(Collection<String> keys) {
        var any = new BitSet();
        for (String key : keys) {
            int word = Arrays.binarySearch(words, key, BY_KEY);
            if (word >= 0 && frequent.containsKey(word)) {
                any.or(frequent.get(word));
            } else if (word >= 0) {
                Arrays.stream(rows, start(word), ends[word]).forEach(any::set);
            }
        }
        return any;
    }

    /** Returns the rows that have each of these words. */
    BitSet rowsWithAll(Collection<String> keys) {
        BitSet all = null;
        for (String key : keys) {
            BitSet rows = rowsWithAny(List.of(key));
            if (all == null) {
                all = rows;
            } else {
                all.and(rows);
            }
        }
        return all == null ? new BitSet() : all;
    }

    /** Counts these rows by word: the most frequent words first, then in alphabetical order. */
    Facets.Counts count(BitSet among, int limit) {
        var best = new PriorityQueue<Long>();
        int distinct = 0;
        for (int word = 0; word < words.length; word++) {
            int count = count(word, among);
            if (count > 0) {
                distinct++;
                // by count, then the earlier word
                long rank = (long) count << Integer.SIZE | Integer.MAX_VALUE - word;
                best.add(rank);
                if (best.size() > limit) {
                    best.poll();
                }
            }
        }
        return new Facets.Counts(
                distinct,
                best.stream()
                        .sorted(Collections.reverseOrder())
                        .map(rank -> new Facets.Count(
                                words[Integer.MAX_VALUE - rank.intValue()], (int) (rank >>> Integer.SIZE)))
                        .toList());
    }

    private int count(int word, BitSet among) {
        int start = start(word);
        if (start == ends[word]) {
            var both = (BitSet) frequent.get(word).clone();
            both.and(among);
            return both.cardinality();
        }
        return (int) Arrays.stream(rows, start, ends[word]).filter(among::get).count();
    }

    private int start(int word) {
        return word == 0 ? 0 : ends[word - 1];
    }

    /** Collects the rows of one word; a row that has the word twice counts once. */
    private static final class PostingList {
        private final String word;
        private int[] rows = new int[2];
        private int size;

        PostingList(String word) {
            this.word = word;
        }

        void add(int row) {
            if (size > 0 && rows[size - 1] == row) {
                return;
            }
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, 2 * size);
            }
            rows[size++] = row;
        }

        BitSet bits() {
            var bits = new BitSet();
            Arrays.stream(rows, 0, size).forEach(bits::set);
            return bits;
        }
    }
}
