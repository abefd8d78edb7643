package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;

/** An offer: the model at a price from one inference provider. */
@RegisterForReflection
@Schema(name = "Provider")
public record OfferView(
        @Schema(examples = "novita") String provider,

        @Schema(nullable = true, examples = "live") String status,

        @Schema(nullable = true) Long contextLength,

        Price pricing,

        @Schema(nullable = true) Boolean supportsTools,

        @Schema(nullable = true) Boolean supportsStructuredOutput,

        @Schema(nullable = true) BigDecimal firstTokenLatencyMs,

        @Schema(nullable = true, description = "Tokens per second")
        BigDecimal throughput,

        @Schema(nullable = true) Boolean isModelAuthor,

        @Schema(description = "The gateway of the offer", examples = "hug")
        String sourceGateway,

        @Schema(description = "The model's id at that gateway", examples = "acme-ai/Aurora-7B-Instruct")
        String id) {

    /** Token prices. */
    @RegisterForReflection
    @Schema(name = "ProviderPricing", description = "US dollars per token; null = unknown")
    public record Price(
            @Schema(nullable = true) String prompt,
            @Schema(nullable = true) String completion) {}

    static OfferView of(Offer offer, Model row) {
        return new OfferView(
                offer.inferenceProvider(),
                offer.status(),
                offer.contextLength(),
                new Price(
                        JsonNumbers.decimal(offer.pricing().prompt()),
                        JsonNumbers.decimal(offer.pricing().completion())),
                offer.supportsTools(),
                offer.supportsStructuredOutput(),
                offer.firstTokenLatencyMs(),
                offer.throughput(),
                offer.modelAuthor(),
                offer.gateway() != null ? offer.gateway() : row.sourceGateway(),
                offer.modelId() != null ? offer.modelId() : row.id());
    }
}
