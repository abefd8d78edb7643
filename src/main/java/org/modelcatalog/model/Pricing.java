package org.modelcatalog.model;

import java.math.BigDecimal;

/**
 * Prices in US dollars per token ({@code request}: per request, {@code image}: per image). Null is unknown, zero is free.
 */
public record Pricing(
        BigDecimal prompt,
        BigDecimal completion,
        BigDecimal request,
        BigDecimal image,
        BigDecimal webSearch,
        BigDecimal internalReasoning) {

    /** Every price is unknown. */
    public static final Pricing UNKNOWN = new Pricing(null, null, null, null, null, null);

    /** Returns prices per token of prompt and completion; the other prices are unknown. */
    public static Pricing perToken(BigDecimal prompt, BigDecimal completion) {
        return new Pricing(prompt, completion, null, null, null, null);
    }

    /** Whether both token prices are known, so that offers can be compared. */
    public boolean complete() {
        return prompt != null && completion != null;
    }
}
