package org.modelcatalog.model;

import java.math.BigDecimal;

/**
 * One offer to serve a model.
 *
 * @param inferenceProvider who computes, a slug, for example {@code novita}; a gateway that does not tell whom it routes to is named
 *     itself
 * @param gateway slug of the gateway through which it is to be had; null = the row's own
 * @param modelId the model's id there; null = the row's own
 * @param status {@code live}, {@code staging} or {@code error}, as the source says it, or {@code not_in_plan} where it
 *     serves others; null = unknown
 * @param contextLength tokens this provider serves; null = unknown
 * @param pricing US dollars per token
 * @param firstTokenLatencyMs milliseconds to the first token; null = unknown
 * @param throughput tokens per second; null = unknown
 */
public record Offer(
        String inferenceProvider,
        String gateway,
        String modelId,
        String status,
        Long contextLength,
        Pricing pricing,
        Boolean supportsTools,
        Boolean supportsStructuredOutput,
        BigDecimal firstTokenLatencyMs,
        BigDecimal throughput,
        Boolean modelAuthor,
        OfferTerms terms) {

    public Offer {
        inferenceProvider = Vocabulary.one(inferenceProvider);
        gateway = Vocabulary.one(gateway);
        status = Vocabulary.one(status);
        pricing = Vocabulary.one(pricing);
        terms = Vocabulary.one(terms);
    }

    /** The status of an offer that is taken now. */
    public static final String LIVE = "live";

    /** Whether a request sent now would be served. */
    public boolean live() {
        return LIVE.equals(status);
    }

    /** Whether the id names a variant of the model's offer, as {@code owner/name:free} does. */
    boolean variant() {
        return modelId != null && modelId.indexOf(':', modelId.indexOf('/') + 1) > 0;
    }

    /** The same, named by where it is to be had. */
    public Offer at(String gateway, String modelId) {
        return new Offer(
                inferenceProvider,
                gateway,
                modelId,
                status,
                contextLength,
                pricing,
                supportsTools,
                supportsStructuredOutput,
                firstTokenLatencyMs,
                throughput,
                modelAuthor,
                terms);
    }
}
