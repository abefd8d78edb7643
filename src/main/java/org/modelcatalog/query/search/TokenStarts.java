package org.modelcatalog.query.search;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Every place of a text where a token begins, sorted by what the text says from there on. So whatever begins with a word
 * is a range, found by two binary searches, and a word may go on over any number of tokens: {@code llama31} begins at the
 * token {@code llama}.
 */
final class TokenStarts {

    private static final int FEW = 12;

    private final String text;
    private final int[] sorted;

    TokenStarts(String text, BitSet starts) {
        this.text = text;
        this.sorted = starts.stream().toArray();
        sort(0, sorted.length, 0);
    }

    int size() {
        return sorted.length;
    }

    /** Where in the text the token of this rank begins. */
    int position(int rank) {
        return sorted[rank];
    }

    /** Rank of the first start from which the text is not less than the word. */
    int from(String word) {
        return firstAbove(word, -1);
    }

    /** Rank of the first start after those from which the text begins with the word. */
    int to(String word) {
        return firstAbove(word, 0);
    }

    /** What begins with the word compares as 0: above -1, but not above itself. */
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

    /** 0 when the text begins with the word there. Every field has an end that is less than any character of a word. */
    private int compare(int position, String word) {
        for (int at = 0; at < word.length(); at++) {
            int difference = text.charAt(position + at) - word.charAt(at);
            if (difference != 0) {
                return difference < 0 ? -1 : 1;
            }
        }
        return 0;
    }

    /** Quicksort by one character after the other: the many that begin alike are not compared again and again. */
    private void sort(int from, int to, int depth) {
        int low = from;
        int high = to;
        int at = depth;
        while (high - low > FEW) {
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
        for (int i = low + 1; i < high; i++) {
            int start = sorted[i];
            int place = i;
            for (; place > low && isLess(start, sorted[place - 1], at); place--) {
                sorted[place] = sorted[place - 1];
            }
            sorted[place] = start;
        }
    }

    private boolean isLess(int one, int other, int depth) {
        for (int at = depth; ; at++) {
            char here = text.charAt(one + at);
            char there = text.charAt(other + at);
            if (here != there) {
                return here < there;
            }
            if (here == SearchText.END) {
                return false;
            }
        }
    }

    private void swap(int one, int other) {
        int start = sorted[one];
        sorted[one] = sorted[other];
        sorted[other] = start;
    }

    /** The model that each start is of. */
    int[] models(int[] offsets) {
        return Arrays.stream(sorted)
                .map(start -> {
                    int found = Arrays.binarySearch(offsets, start);
                    return found < 0 ? -found - 2 : found;
                })
                .toArray();
    }
}
