package org.modelcatalog.query;

import java.math.BigDecimal;

/**
 * From where to where a {@link Measure} is to be. A moment is to be before the end, any other value may be the end itself.
 * What is unknown is in no range.
 *
 * @param from null = from anywhere
 * @param to null = without an end
 */
public record Range(BigDecimal from, BigDecimal to) {

    public Range {
        from = shortest(from);
        to = shortest(to);
    }

    /** Whether nothing can be in it, since it ends before it begins. */
    public boolean isBackwards() {
        return from != null && to != null && from.compareTo(to) > 0;
    }

    /** 0.50 and 0.5 ask for the same. */
    private static BigDecimal shortest(BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros();
    }
}
