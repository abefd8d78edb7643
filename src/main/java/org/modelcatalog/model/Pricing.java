package org.modelcatalog.model;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Prices in US dollars, each per its own unit ({@link Price}). A price that is not there is unknown, zero is free.
 *
 * @param stated the known prices
 */
public record Pricing(Map<Price, BigDecimal> stated) {

    /** Every price is unknown. */
    public static final Pricing UNKNOWN = new Pricing(Map.of());

    public Pricing {
        var known = new EnumMap<Price, BigDecimal>(Price.class);
        stated.forEach((price, value) -> {
            if (value != null) {
                known.put(price, value);
            }
        });
        stated = known.isEmpty() ? Map.of() : Collections.unmodifiableMap(known);
    }

    /** Returns prices per token of prompt and completion; the other prices are unknown. */
    public static Pricing perToken(BigDecimal prompt, BigDecimal completion) {
        var prices = new EnumMap<Price, BigDecimal>(Price.class);
        prices.put(Price.PROMPT, prompt);
        prices.put(Price.COMPLETION, completion);
        return new Pricing(prices);
    }

    /** Returns a price in US dollars; null = unknown. */
    public BigDecimal of(Price price) {
        return stated.get(price);
    }

    /** Per token of input, in US dollars; null = unknown. */
    public BigDecimal prompt() {
        return of(Price.PROMPT);
    }

    /** Per token of output, in US dollars; null = unknown. */
    public BigDecimal completion() {
        return of(Price.COMPLETION);
    }

    /**
     * Per token of reasoning, in US dollars; null = unknown. A 0 beside output that costs something is unknown, too: lists
     * write it where reasoning costs what other output does.
     */
    public BigDecimal reasoning() {
        BigDecimal reasoning = of(Price.INTERNAL_REASONING);
        boolean filler = reasoning != null
                && reasoning.signum() == 0
                && completion() != null
                && completion().signum() > 0;
        return filler ? null : reasoning;
    }

    /** Whether both token prices are known, so that offers can be compared. */
    public boolean complete() {
        return prompt() != null && completion() != null;
    }

    /** Returns these prices with those of another in their place. */
    public Pricing with(Pricing other) {
        var prices = new EnumMap<Price, BigDecimal>(Price.class);
        prices.putAll(stated);
        prices.putAll(other.stated);
        return new Pricing(prices);
    }

    /** Returns what is to be paid, without the discount. */
    Stream<BigDecimal> amounts() {
        return stated.entrySet().stream()
                .filter(price -> price.getKey() != Price.DISCOUNT)
                .map(Map.Entry::getValue)
                .filter(Objects::nonNull);
    }
}
