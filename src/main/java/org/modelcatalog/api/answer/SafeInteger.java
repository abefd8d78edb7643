package org.modelcatalog.api.answer;

import java.math.BigDecimal;

/**
 * Integers as JavaScript has them. Its clients refuse a whole answer for one that is larger, so that it counts as unknown.
 */
public final class SafeInteger {

    /** {@code Number.MAX_SAFE_INTEGER} */
    private static final long MAX = (1L << 53) - 1;

    private SafeInteger() {}

    /** The same, or null. */
    public static Long of(Long number) {
        return number == null || number > MAX || number < -MAX ? null : number;
    }

    /** The same, or null for what is no integer, too. */
    public static Long of(BigDecimal number) {
        return number == null
                        || number.stripTrailingZeros().scale() > 0
                        || number.abs().compareTo(BigDecimal.valueOf(MAX)) > 0
                ? null
                : number.longValue();
    }
}
