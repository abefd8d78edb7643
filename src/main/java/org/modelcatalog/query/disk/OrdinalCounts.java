package org.modelcatalog.query.disk;

import java.util.Arrays;

/** Counts words by ordinal: in an array of all words, or in a hash table when few of them can occur. */
final class OrdinalCounts {

    /** A slot of the table is two numbers, and reading the array of all words costs about as much as filling it. */
    private static final int SPARSE = 8;

    private static final int FIRST_SLOTS = 1 << 10;
    private static final int GOLDEN = 0x9E3779B9;
    private static final int NONE = -1;

    private int[] words;
    private int[] counts;
    private int used;

    interface Reader {
        void read(int word, int count);
    }

    private OrdinalCounts(int[] words, int[] counts) {
        this.words = words;
        this.counts = counts;
    }

    /** @param hits number of rows that are counted */
    static OrdinalCounts of(long words, long hits) {
        if (words <= FIRST_SLOTS || hits * SPARSE > words) {
            return new OrdinalCounts(null, new int[(int) words]);
        }
        return new OrdinalCounts(empty(FIRST_SLOTS), new int[FIRST_SLOTS]);
    }

    void add(int word, int count) {
        if (words == null) {
            counts[word] += count;
            return;
        }
        int slot = slot(word);
        if (words[slot] == NONE) {
            if (++used * 2 > words.length) {
                grow();
                slot = slot(word);
            }
            words[slot] = word;
        }
        counts[slot] += count;
    }

    /** Reads the words that occur. */
    void forEach(Reader reader) {
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                reader.read(words == null ? slot : words[slot], counts[slot]);
            }
        }
    }

    private int slot(int word) {
        int mask = words.length - 1;
        int slot = (word * GOLDEN >>> 7) & mask;
        while (words[slot] != NONE && words[slot] != word) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldWords = words;
        int[] oldCounts = counts;
        words = empty(2 * oldWords.length);
        counts = new int[words.length];
        for (int old = 0; old < oldWords.length; old++) {
            if (oldWords[old] != NONE) {
                int slot = slot(oldWords[old]);
                words[slot] = oldWords[old];
                counts[slot] = oldCounts[old];
            }
        }
    }

    private static int[] empty(int slots) {
        int[] words = new int[slots];
        Arrays.fill(words, NONE);
        return words;
    }
}
