package org.modelcatalog.model;

import java.math.BigDecimal;

/**
 * One provider's offer to serve a model.
 *
 * @param name the provider's slug, for example {@code novita}
 * @param status {@code live}, {@code staging} or {@code error}, as the source says it; null = unknown
 * @param contextLength tokens this provider serves; null = unknown
 * @param pricing US dollars per token
 * @param firstTokenLatencyMs milliseconds to the first token; null = unknown
 * @param throughput tokens per second; null = unknown
 */
public record Provider(
        String name,
        String status,
        Long contextLength,
        Pricing pricing,
        Boolean supportsTools,
        Boolean supportsStructuredOutput,
        BigDecimal firstTokenLatencyMs,
        BigDecimal throughput,
        Boolean modelAuthor) {

    /** Whether a request sent now would be served. */
    public boolean live() {
        return "live".equals(status);
    }
}
