package org.modelcatalog.model;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The terms of an offer in OpenRouter's vocabulary, as far as its source states them.
 *
 * @param top the offer that a request is routed to first; null = unknown
 * @param supportedParameters request parameters, in the source's order; empty = unknown
 * @param defaultParameters values of parameters that a request omits
 * @param perRequestLimits tokens by kind ({@code prompt_tokens}, …); null = unknown
 * @param priceOverrides in the source's order: of two that apply, the later one holds
 */
public record OfferTerms(
        TopProvider top,
        List<String> supportedParameters,
        Map<String, BigDecimal> defaultParameters,
        Map<String, BigDecimal> perRequestLimits,
        List<PriceOverride> priceOverrides) {

    /** Every term is unknown. */
    public static final OfferTerms NONE = new OfferTerms(null, List.of(), Map.of(), null, List.of());

    public OfferTerms {
        supportedParameters = List.copyOf(supportedParameters);
        defaultParameters = sorted(defaultParameters);
        perRequestLimits = perRequestLimits == null ? null : sorted(perRequestLimits);
        priceOverrides = List.copyOf(priceOverrides);
    }

    /** Returns a copy that states no prices. */
    OfferTerms withoutPrices() {
        return new OfferTerms(top, supportedParameters, defaultParameters, perRequestLimits, List.of());
    }

    /** In a fixed order, so that equal rows serialise alike. */
    private static Map<String, BigDecimal> sorted(Map<String, BigDecimal> values) {
        return values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(values));
    }
}
