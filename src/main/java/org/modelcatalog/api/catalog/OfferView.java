package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;

/** An offer: the model at a price from one inference provider. */
@RegisterForReflection
@Schema(name = "Provider")
public record OfferView(
        @Schema(examples = "novita") String provider,

        @Schema(nullable = true, examples = "live") String status,

        @Schema(nullable = true) Long contextLength,

        PricingView pricing,

        @Schema(nullable = true) Boolean supportsTools,

        @Schema(nullable = true) Boolean supportsStructuredOutput,

        @Schema(nullable = true) BigDecimal firstTokenLatencyMs,

        @Schema(nullable = true, description = "Tokens per second")
        BigDecimal throughput,

        @Schema(nullable = true) Boolean isModelAuthor,

        @Schema(description = "The gateway of the offer", examples = "hug")
        String sourceGateway,

        @Schema(description = "The model's id at that gateway", examples = "acme-ai/Aurora-7B-Instruct")
        String id,

        LimitsView limits,

        @Schema(nullable = true, description = "Of the weights that this provider runs", examples = "fp8")
        String quantization,

        CapabilitiesView capabilities,
        @Schema(ref = "PriceOverrides") List<PriceOverrideView> pricingOverrides) {

    static OfferView of(Offer offer, Model row) {
        return new OfferView(
                offer.inferenceProvider(),
                offer.status(),
                offer.limits().context(),
                PricingView.of(offer.pricing()),
                offer.capabilities().has(Capability.TOOLS),
                offer.capabilities().has(Capability.STRUCTURED_OUTPUTS),
                offer.firstTokenLatencyMs(),
                offer.throughput(),
                offer.modelAuthor(),
                row.gatewayOf(offer),
                row.idOf(offer),
                LimitsView.of(offer.limits()),
                offer.quantization(),
                CapabilitiesView.of(offer.capabilities()::has),
                offer.terms().priceOverrides().stream()
                        .map(PriceOverrideView::of)
                        .toList());
    }
}
