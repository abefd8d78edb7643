package org.modelcatalog.query;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.modelcatalog.model.Model;

/**
 * The values of one measure, dictionary-encoded.
 *
 * @param ordinals one a row
 * @param values distinct values in ascending order
 */
record MeasureColumn(Ordinals ordinals, BigDecimal[] values) {

    static MeasureColumn of(List<Model> models, Measure measure) {
        BigDecimal[] values = models.stream().map(measure::value).toArray(BigDecimal[]::new);
        BigDecimal[] distinct = Stream.of(values)
                .filter(Objects::nonNull)
                .map(BigDecimal::stripTrailingZeros)
                .distinct()
                .sorted()
                .toArray(BigDecimal[]::new);
        return new MeasureColumn(
                new Ordinals(
                        values.length,
                        distinct.length,
                        row -> values[row] == null ? Ordinals.UNKNOWN : Arrays.binarySearch(distinct, values[row])),
                distinct);
    }

    /**
     * Returns the rows whose value is in a range.
     *
     * @param exclusiveEnd whether the end of the range is outside of it
     * @param rows number of rows
     */
    BitSet within(Range range, boolean exclusiveEnd, int rows) {
        int from = range.from() == null ? 0 : countBelow(range.from(), false);
        int to = range.to() == null ? values.length : countBelow(range.to(), !exclusiveEnd);
        var within = new BitSet(rows);
        for (int row = 0; row < rows; row++) {
            if (ordinals.isKnown(row) && ordinals.of(row) >= from && ordinals.of(row) < to) {
                within.set(row);
            }
        }
        return within;
    }

    /** Counts the values below a bound, or up to it when {@code inclusive}. */
    private int countBelow(BigDecimal bound, boolean inclusive) {
        int found = Arrays.binarySearch(values, bound);
        return found < 0 ? -found - 1 : inclusive ? found + 1 : found;
    }

    /** Summarises the values of these rows. */
    Facets.Stats stats(BitSet rows) {
        IntSummaryStatistics known =
                rows.stream().filter(ordinals::isKnown).map(ordinals::of).summaryStatistics();
        return known.getCount() == 0
                ? new Facets.Stats(null, null, 0)
                : new Facets.Stats(values[known.getMin()], values[known.getMax()], (int) known.getCount());
    }
}
