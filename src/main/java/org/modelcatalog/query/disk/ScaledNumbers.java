package org.modelcatalog.query.disk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.modelcatalog.query.Measure;

/**
 * Writes the values of a measure as whole numbers. A value that would lose digits, or that does not fit, is unknown to
 * filters and sorts; its row states it all the same.
 *
 * @param decimals that are kept
 */
public record ScaledNumbers(int decimals) {

    /** Both stand for unknown in sorts: last in either direction. */
    static final long LAST_DESCENDING = Long.MIN_VALUE;

    static final long LAST_ASCENDING = Long.MAX_VALUE;

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE + 1);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE - 1);

    /** A value with more digits than this fits at no scale, and counting them all would take long. */
    private static final int MAX_SCALE = 1_000;

    /** How a measure is written. */
    public static ScaledNumbers of(Measure measure) {
        return new ScaledNumbers(
                switch (measure.unit()) {
                    case COUNT -> 0;
                    case USD_PER_MILLION -> 9;
                    case TIME, TOKENS_PER_SECOND, MILLISECONDS, POINTS, SCORE -> 6;
                });
    }

    /** Returns the number; null = unknown, or not to be written exactly. */
    public Long exact(BigDecimal value) {
        if (value == null || outOfSight(value)) {
            return null;
        }
        BigDecimal scaled = value.movePointRight(decimals).stripTrailingZeros();
        return scaled.scale() > 0 || scaled.compareTo(LEAST) < 0 || scaled.compareTo(MOST) > 0
                ? null
                : (Long) scaled.longValueExact();
    }

    /** Returns the least number that is in a range from here. */
    public long from(BigDecimal bound) {
        return rounded(bound, RoundingMode.CEILING);
    }

    /** Returns the greatest number that is in a range to here. */
    public long to(BigDecimal bound, boolean exclusive) {
        return exclusive ? rounded(bound, RoundingMode.CEILING) - 1 : rounded(bound, RoundingMode.FLOOR);
    }

    /** Converts back. */
    public BigDecimal value(long number) {
        return new BigDecimal(BigInteger.valueOf(number), decimals).stripTrailingZeros();
    }

    private long rounded(BigDecimal bound, RoundingMode mode) {
        if (bound.signum() != 0 && outOfSight(bound)) {
            boolean small = bound.scale() > 0;
            BigDecimal near = small ? new BigDecimal(BigInteger.ONE, decimals + 1) : MOST;
            return rounded(bound.signum() > 0 ? near : near.negate(), mode);
        }
        BigDecimal scaled = bound.movePointRight(decimals).setScale(0, mode);
        // one beyond what any row has, so that such a bound leaves all rows in or out
        return scaled.compareTo(MOST) > 0
                ? Long.MAX_VALUE
                : scaled.compareTo(LEAST) < 0 ? Long.MIN_VALUE + 1 : scaled.longValueExact();
    }

    private static boolean outOfSight(BigDecimal value) {
        return Math.abs((long) value.scale()) > MAX_SCALE || value.precision() > MAX_SCALE;
    }
}
