package org.modelcatalog.query;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.modelcatalog.model.Model;

/**
 * The place of every row's value among all values, equal ones sharing one. Ranges become comparisons of integers, and
 * sorting counts places instead of comparing values.
 */
final class Ranks {

    static final int UNKNOWN = -1;

    private final int[] ranks;
    private final int distinct;

    /** @param rank of a row's value, from 0; {@link #UNKNOWN} when there is none */
    Ranks(int rows, int distinct, IntUnaryOperator rank) {
        this.ranks = new int[rows];
        this.distinct = distinct;
        Arrays.setAll(ranks, rank);
    }

    /** In alphabetical order, whatever their case. */
    static Ranks ofNames(List<Model> models) {
        String[] names = models.stream().map(model -> Facet.key(model.name())).toArray(String[]::new);
        String[] distinct = Arrays.stream(names).distinct().sorted().toArray(String[]::new);
        return new Ranks(names.length, distinct.length, row -> Arrays.binarySearch(distinct, names[row]));
    }

    boolean isKnown(int row) {
        return ranks[row] != UNKNOWN;
    }

    /** From 0, of a row whose value is known. */
    int of(int row) {
        return ranks[row];
    }

    /** These rows by rank, the unknown ones last and equal ones in the order they come in. */
    int[] sorted(int[] rows, boolean descending) {
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
        return sorted;
    }

    private int bucket(int row, boolean descending) {
        if (!isKnown(row)) {
            return distinct;
        }
        return descending ? distinct - 1 - ranks[row] : ranks[row];
    }
}
