package org.modelcatalog.query.search;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A suffix array over token starts: the positions at which a token begins, sorted by the text that follows. Two binary
 * searches find every position that begins with a word, and a word may span any number of tokens: {@code llama31} begins
 * at the token {@code llama}.
 */
final class TokenSuffixArray {

    private final String text;
    private final int[] sorted;

    TokenSuffixArray(String text, BitSet starts) {
        this.text = text;
        this.sorted = starts.stream().toArray();
        sort(0, sorted.length, 0);
    }

    /** Returns the position in the text of the suffix with this rank. */
    int position(int rank) {
        return sorted[rank];
    }

    /** Returns the rank of the first suffix that begins with the word, or would sort after it. */
    int lowerBound(String word) {
        return firstAbove(word, -1);
    }

    /** Returns the rank after the last suffix that begins with the word. */
    int upperBound(String word) {
        return firstAbove(word, 0);
    }

    /** A suffix that begins with the word compares as 0. */
    private int firstAbove(String word, int bound) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(sorted[middle], word) > bound) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Returns 0 when the suffix begins with the word. The end of a field sorts before any character of a word. */
    private int compare(int position, String word) {
        for (int at = 0; at < word.length(); at++) {
            int difference = text.charAt(position + at) - word.charAt(at);
            if (difference != 0) {
                return difference < 0 ? -1 : 1;
            }
        }
        return 0;
    }

    /** Multikey quicksort: compares one character at a time, so that common prefixes are read once. */
    private void sort(int from, int to, int depth) {
        int low = from;
        int high = to;
        int at = depth;
        while (high - low > 1) {
            char pivot = text.charAt(sorted[(low + high) >>> 1] + at);
            int less = low;
            int greater = high;
            for (int i = low; i < greater; ) {
                char here = text.charAt(sorted[i] + at);
                if (here < pivot) {
                    swap(less++, i++);
                } else if (here > pivot) {
                    swap(i, --greater);
                } else {
                    i++;
                }
            }
            sort(low, less, at);
            sort(greater, high, at);
            if (pivot == SearchText.END) {
                return;
            }
            low = less;
            high = greater;
            at++;
        }
    }

    private void swap(int one, int other) {
        int start = sorted[one];
        sorted[one] = sorted[other];
        sorted[other] = start;
    }

    /** Returns the model of each suffix. */
    int[] models(int[] offsets) {
        return Arrays.stream(sorted)
                .map(start -> {
                    int found = Arrays.binarySearch(offsets, start);
                    return found < 0 ? -found - 2 : found;
                })
                .toArray();
    }
}
