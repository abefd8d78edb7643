package org.modelcatalog.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What an offer comes with, as far as who makes it says so in OpenRouter's words.
 *
 * @param top the offer a request would be routed to first; null = not said
 * @param supportedParameters request parameters, in the source's order; empty = not said
 * @param defaultParameters values taken for parameters that a request leaves out
 * @param perRequestLimits tokens by kind ({@code prompt_tokens}, …); null = none are said
 */
public record OfferTerms(
        TopProvider top,
        List<String> supportedParameters,
        Map<String, BigDecimal> defaultParameters,
        Map<String, BigDecimal> perRequestLimits) {

    /** Nothing is said. */
    public static final OfferTerms NONE = new OfferTerms(null, List.of(), Map.of(), null);

    public OfferTerms {
        supportedParameters = List.copyOf(supportedParameters);
        defaultParameters = Immutable.sorted(defaultParameters);
        perRequestLimits = perRequestLimits == null ? null : Immutable.sorted(perRequestLimits);
    }
}
