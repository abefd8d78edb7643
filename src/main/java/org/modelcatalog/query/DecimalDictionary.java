package org.modelcatalog.query;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;

/**
 * Distinct exact decimals in ascending order. Values that fit into a {@code long} at one common scale are stored as such,
 * which takes a fifth of the memory.
 */
final class DecimalDictionary {

    private static final int MAX_DIGITS = 18;

    private final long[] unscaled;
    private final int scale;
    private final BigDecimal[] others;

    private DecimalDictionary(long[] unscaled, int scale, BigDecimal[] others) {
        this.unscaled = unscaled;
        this.scale = scale;
        this.others = others;
    }

    /** Sorts the values and removes duplicates. */
    static DecimalDictionary of(Collection<BigDecimal> values) {
        int scale = values.stream().mapToInt(BigDecimal::scale).reduce(0, Math::max);
        boolean fit = values.stream().allMatch(value -> digits(value) + scale <= MAX_DIGITS);
        return fit
                ? new DecimalDictionary(
                        values.stream()
                                .mapToLong(value -> unscaled(value, scale))
                                .sorted()
                                .distinct()
                                .toArray(),
                        scale,
                        null)
                : new DecimalDictionary(
                        null,
                        0,
                        values.stream()
                                .map(BigDecimal::stripTrailingZeros)
                                .distinct()
                                .sorted()
                                .toArray(BigDecimal[]::new));
    }

    int size() {
        return others == null ? unscaled.length : others.length;
    }

    BigDecimal get(int index) {
        return others == null ? BigDecimal.valueOf(unscaled[index], scale) : others[index];
    }

    /** Returns the position of a value that the dictionary contains. */
    int indexOf(BigDecimal value) {
        return others == null
                ? Arrays.binarySearch(unscaled, unscaled(value, scale))
                : Arrays.binarySearch(others, value);
    }

    /** Counts the values below a bound, or up to it when {@code inclusive}. */
    int countBelow(BigDecimal bound, boolean inclusive) {
        int from = 0;
        int to = size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            int compared = get(middle).compareTo(bound);
            if (compared < 0 || inclusive && compared == 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static long unscaled(BigDecimal value, int scale) {
        return value.scaleByPowerOfTen(scale).longValueExact();
    }

    /** Counts the digits before the decimal point. */
    private static long digits(BigDecimal value) {
        return Math.max(0, (long) value.precision() - value.scale());
    }
}
