package org.modelcatalog.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An offer: a model at a price and limits, from one inference provider through one gateway.
 *
 * @param inferenceProvider slug of the inference provider, for example {@code novita}; the gateway's own slug where the
 *     gateway does not name the provider
 * @param gateway slug of the gateway; null = the row's own
 * @param modelId the model's id at that gateway; null = the row's own
 * @param status {@code live}, {@code staging} or {@code error}, as the source states it, or {@code not_in_plan} when only
 *     other plans include the model; null = unknown
 * @param limits what this provider serves
 * @param pricing US dollars
 * @param quantization of the weights that this provider runs, for example {@code fp8}; null = unknown
 * @param firstTokenLatencyMs milliseconds to the first token; null = unknown
 * @param throughput tokens per second; null = unknown
 */
public record Offer(
        String inferenceProvider,
        String gateway,
        String modelId,
        String status,
        Limits limits,
        Pricing pricing,
        String quantization,
        Capabilities capabilities,
        BigDecimal firstTokenLatencyMs,
        BigDecimal throughput,
        Boolean modelAuthor,
        OfferTerms terms) {

    public Offer {
        inferenceProvider = Vocabulary.one(inferenceProvider);
        gateway = Vocabulary.one(gateway);
        status = Vocabulary.one(status);
        limits = Vocabulary.one(limits);
        pricing = Vocabulary.one(pricing);
        quantization = Vocabulary.one(quantization);
        capabilities = Vocabulary.one(capabilities);
        terms = Vocabulary.one(terms);
    }

    /** The status of an offer that serves requests now. */
    public static final String LIVE = "live";

    /** Whether the provider serves requests now. */
    public boolean live() {
        return LIVE.equals(status);
    }

    /**
     * Returns the prices of long prompts by the number of tokens that a prompt must exceed, ascending. Prices that depend on
     * the time or the service tier, too, are not among them.
     */
    public SortedMap<Long, Pricing> pricingOfLongPrompts() {
        List<PriceOverride> overrides = terms.priceOverrides().stream()
                .filter(PriceOverride::byPromptAlone)
                .toList();
        var prices = new TreeMap<Long, Pricing>();
        for (PriceOverride tier : overrides) {
            // a longer prompt meets the conditions of the shorter ones, too, and the later statement holds
            prices.put(
                    tier.minPromptTokens(),
                    overrides.stream()
                            .filter(other -> other.minPromptTokens() <= tier.minPromptTokens())
                            .map(PriceOverride::pricing)
                            .reduce(pricing, Pricing::with));
        }
        return prices;
    }

    /** Returns the request parameters that it accepts, in OpenRouter's vocabulary; empty = unknown. */
    public List<String> supportedParameters() {
        if (!terms.supportedParameters().isEmpty()) {
            return terms.supportedParameters();
        }
        var parameters = new ArrayList<String>();
        if (Boolean.TRUE.equals(capabilities.has(Capability.TOOLS))) {
            parameters.addAll(List.of("tools", "tool_choice"));
        }
        if (Boolean.TRUE.equals(capabilities.has(Capability.STRUCTURED_OUTPUTS))) {
            parameters.addAll(List.of("structured_outputs", "response_format"));
        }
        return parameters;
    }

    /** Whether the id names a variant of the model, as {@code owner/name:free} does. */
    boolean variant() {
        return modelId != null && ModelId.isVariant(modelId);
    }

    /** Returns a copy with other limits, prices and capabilities. */
    public Offer with(Limits limits, Pricing pricing, Capabilities capabilities) {
        return with(limits, pricing, capabilities, terms);
    }

    /** Returns a copy whose prices are unknown, under every condition. */
    public Offer withoutPrices() {
        return with(limits, Pricing.UNKNOWN, capabilities, terms.withoutPrices());
    }

    private Offer with(Limits limits, Pricing pricing, Capabilities capabilities, OfferTerms terms) {
        return new Offer(
                inferenceProvider,
                gateway,
                modelId,
                status,
                limits,
                pricing,
                quantization,
                capabilities,
                firstTokenLatencyMs,
                throughput,
                modelAuthor,
                terms);
    }

    /** Returns a copy that names its gateway and the model's id there. */
    public Offer at(String gateway, String modelId) {
        return with(gateway, modelId, status);
    }

    Offer ofUnknownStatus() {
        return with(gateway, modelId, null);
    }

    private Offer with(String gateway, String modelId, String status) {
        return new Offer(
                inferenceProvider,
                gateway,
                modelId,
                status,
                limits,
                pricing,
                quantization,
                capabilities,
                firstTokenLatencyMs,
                throughput,
                modelAuthor,
                terms);
    }
}
