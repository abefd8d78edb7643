package org.modelcatalog.api.answer;

import java.math.BigDecimal;

/** Exact decimals as text: a JSON number would lose digits in most clients. */
public final class Decimal {

    private Decimal() {}

    /** Without an exponent; null stays null. */
    public static String text(BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
