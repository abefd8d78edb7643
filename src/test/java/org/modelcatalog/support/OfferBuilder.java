package org.modelcatalog.support;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Capabilities;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.PriceOverride;
import org.modelcatalog.model.Pricing;

/** Builds a live offer; everything that a test does not set is unknown. */
public final class OfferBuilder {

    private final String inferenceProvider;
    private String gateway;
    private String modelId;
    private String status = Offer.LIVE;
    private Limits limits = Limits.UNKNOWN;
    private Capabilities capabilities = Capabilities.UNKNOWN;
    private List<String> parameters = List.of();
    private final Map<Price, BigDecimal> prices = new EnumMap<>(Price.class);
    private final List<PriceOverride> overrides = new ArrayList<>();

    private OfferBuilder(String inferenceProvider) {
        this.inferenceProvider = inferenceProvider;
    }

    public static OfferBuilder offer(String inferenceProvider) {
        return new OfferBuilder(inferenceProvider);
    }

    /** In a merged row. */
    public OfferBuilder at(String gateway, String modelId) {
        this.gateway = gateway;
        this.modelId = modelId;
        return this;
    }

    public OfferBuilder status(String status) {
        this.status = status;
        return this;
    }

    public OfferBuilder limits(Long context, Long maxInput, Long maxOutput) {
        this.limits = new Limits(context, maxInput, maxOutput);
        return this;
    }

    public OfferBuilder has(Capability capability, Boolean has) {
        this.capabilities = capabilities.with(capability, has);
        return this;
    }

    public OfferBuilder parameters(String... parameters) {
        this.parameters = List.of(parameters);
        return this;
    }

    /** In US dollars per token or other unit. */
    public OfferBuilder price(Price price, String value) {
        prices.put(price, new BigDecimal(value));
        return this;
    }

    /** In US dollars per token. */
    public OfferBuilder prices(String prompt, String completion) {
        return price(Price.PROMPT, prompt).price(Price.COMPLETION, completion);
    }

    public OfferBuilder override(PriceOverride... more) {
        overrides.addAll(Arrays.asList(more));
        return this;
    }

    /** Of prompts of more tokens. */
    public OfferBuilder above(long tokens, String prompt, String completion) {
        return override(new PriceOverride(tokens, null, null, List.of(), null, perToken(prompt, completion)));
    }

    /** From one time to another, as the numbers HHMM. */
    public OfferBuilder between(long start, long end, String prompt, String completion) {
        return override(new PriceOverride(null, start, end, List.of(), null, perToken(prompt, completion)));
    }

    public Offer build() {
        return new Offer(
                inferenceProvider,
                gateway,
                modelId,
                status,
                limits,
                new Pricing(prices),
                null,
                capabilities,
                null,
                null,
                null,
                new OfferTerms(null, parameters, Map.of(), null, overrides));
    }

    public static Pricing perToken(String prompt, String completion) {
        return Pricing.perToken(
                prompt == null ? null : new BigDecimal(prompt), completion == null ? null : new BigDecimal(completion));
    }
}
