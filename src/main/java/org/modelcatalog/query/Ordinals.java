package org.modelcatalog.query;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.modelcatalog.model.Model;

/**
 * The ordinal of each row's value among the sorted distinct values. Range filters compare integers, and sorting is a
 * counting sort.
 */
final class Ordinals {

    static final int UNKNOWN = -1;

    private final int[] ordinals;
    private final int distinct;

    /** @param ordinal of a row's value, from 0; {@link #UNKNOWN} when the row has no value */
    Ordinals(int rows, int distinct, IntUnaryOperator ordinal) {
        this.ordinals = new int[rows];
        this.distinct = distinct;
        Arrays.setAll(ordinals, ordinal);
    }

    /** Orders models by name, ignoring case. */
    static Ordinals ofNames(List<Model> models) {
        String[] names = models.stream().map(model -> Facet.key(model.name())).toArray(String[]::new);
        String[] distinct = Arrays.stream(names).distinct().sorted().toArray(String[]::new);
        return new Ordinals(names.length, distinct.length, row -> Arrays.binarySearch(distinct, names[row]));
    }

    boolean isKnown(int row) {
        return ordinals[row] != UNKNOWN;
    }

    /** Returns the ordinal, from 0, of a row whose value is known. */
    int of(int row) {
        return ordinals[row];
    }

    /** Sorts rows by ordinal. Stable; rows without a value come last. */
    IntStream sorted(IntStream listed, boolean descending) {
        int[] rows = listed.toArray();
        int[] next = new int[distinct + 2];
        for (int row : rows) {
            next[bucket(row, descending) + 1]++;
        }
        for (int bucket = 1; bucket < next.length; bucket++) {
            next[bucket] += next[bucket - 1];
        }
        int[] sorted = new int[rows.length];
        for (int row : rows) {
            sorted[next[bucket(row, descending)]++] = row;
        }
        return Arrays.stream(sorted);
    }

    private int bucket(int row, boolean descending) {
        if (!isKnown(row)) {
            return distinct;
        }
        return descending ? distinct - 1 - ordinals[row] : ordinals[row];
    }
}
