package org.modelcatalog.model;

import java.math.BigDecimal;

/**
 * Prices in US dollars per token (per request, per image where the name says so). Null is unknown, zero is free.
 */
public record Pricing(
        BigDecimal prompt,
        BigDecimal completion,
        BigDecimal request,
        BigDecimal image,
        BigDecimal webSearch,
        BigDecimal internalReasoning) {

    /** No price is known. */
    public static final Pricing UNKNOWN = new Pricing(null, null, null, null, null, null);

    /** Prices per token of prompt and completion; nothing else is known. */
    public static Pricing perToken(BigDecimal prompt, BigDecimal completion) {
        return new Pricing(prompt, completion, null, null, null, null);
    }

    /** Whether both token prices are stated, so that offers can be compared. */
    public boolean complete() {
        return prompt != null && completion != null;
    }
}
