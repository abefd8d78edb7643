package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.Pricing;

/** Prices as decimal strings: a JSON number would lose digits in most clients. */
@RegisterForReflection
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
                JsonNumbers.decimal(pricing.prompt()),
                JsonNumbers.decimal(pricing.completion()),
                JsonNumbers.decimal(pricing.request()),
                JsonNumbers.decimal(pricing.image()),
                JsonNumbers.decimal(pricing.webSearch()),
                JsonNumbers.decimal(pricing.internalReasoning()));
    }
}
