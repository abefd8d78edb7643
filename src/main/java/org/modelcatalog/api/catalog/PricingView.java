package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.Decimal;
import org.modelcatalog.model.Pricing;

/** Prices as decimal strings: a JSON number would lose digits in most clients. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Pricing", description = "US dollars per token as decimal strings; null = unknown, \"0\" = free")
public record PricingView(
        @Schema(nullable = true, examples = "0.0000003") String prompt,

        @Schema(nullable = true, examples = "0.0000012") String completion,

        @Schema(nullable = true) String request,

        @Schema(nullable = true) String image,

        @Schema(nullable = true) String webSearch,

        @Schema(nullable = true) String internalReasoning) {

    static PricingView of(Pricing pricing) {
        return new PricingView(
                Decimal.text(pricing.prompt()),
                Decimal.text(pricing.completion()),
                Decimal.text(pricing.request()),
                Decimal.text(pricing.image()),
                Decimal.text(pricing.webSearch()),
                Decimal.text(pricing.internalReasoning()));
    }
}
