package org.modelcatalog.query;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;

/** Different decimals in ascending order, exact; as integers of one scale where they fit, which takes a fifth of the memory. */
final class Decimals {

    private static final int MOST_DIGITS = 18;

    private final long[] unscaled;
    private final int scale;
    private final BigDecimal[] others;

    private Decimals(long[] unscaled, int scale, BigDecimal[] others) {
        this.unscaled = unscaled;
        this.scale = scale;
        this.others = others;
    }

    /** These values in their order, each once. */
    static Decimals of(Collection<BigDecimal> values) {
        int scale = values.stream().mapToInt(BigDecimal::scale).reduce(0, Math::max);
        boolean fit = values.stream().allMatch(value -> digits(value) + scale <= MOST_DIGITS);
        return fit
                ? new Decimals(
                        values.stream()
                                .mapToLong(value -> unscaled(value, scale))
                                .sorted()
                                .distinct()
                                .toArray(),
                        scale,
                        null)
                : new Decimals(
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

    /** Where one of them is. */
    int indexOf(BigDecimal value) {
        return others == null
                ? Arrays.binarySearch(unscaled, unscaled(value, scale))
                : Arrays.binarySearch(others, value);
    }

    /** How many of them are below a value, or at most that value. */
    int below(BigDecimal value, boolean orEqual) {
        int from = 0;
        int to = size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            int compared = get(middle).compareTo(value);
            if (compared < 0 || orEqual && compared == 0) {
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

    /** Before the point. */
    private static long digits(BigDecimal value) {
        return Math.max(0, (long) value.precision() - value.scale());
    }
}
