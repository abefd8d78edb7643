package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.Price;
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

        @Schema(nullable = true) String internalReasoning,

        @Schema(nullable = true) String inputCacheRead,

        @Schema(nullable = true, description = "Cache of five minutes")
        String inputCacheWrite,

        @JsonProperty("input_cache_write_1h") @Schema(nullable = true, description = "Cache of one hour")
        String inputCacheWrite1h,

        @Schema(nullable = true) String audio,

        @Schema(nullable = true) String audioOutput,

        @Schema(nullable = true) String inputAudioCache,

        @Schema(nullable = true, description = "Per output image")
        String imageOutput,

        @Schema(nullable = true) String imageToken,

        @Schema(nullable = true, description = "Fraction that is taken off the other prices")
        String discount) {

    static PricingView of(Pricing pricing) {
        return new PricingView(
                decimal(pricing, Price.PROMPT),
                decimal(pricing, Price.COMPLETION),
                decimal(pricing, Price.REQUEST),
                decimal(pricing, Price.IMAGE),
                decimal(pricing, Price.WEB_SEARCH),
                decimal(pricing, Price.INTERNAL_REASONING),
                decimal(pricing, Price.INPUT_CACHE_READ),
                decimal(pricing, Price.INPUT_CACHE_WRITE),
                decimal(pricing, Price.INPUT_CACHE_WRITE_1H),
                decimal(pricing, Price.AUDIO),
                decimal(pricing, Price.AUDIO_OUTPUT),
                decimal(pricing, Price.INPUT_AUDIO_CACHE),
                decimal(pricing, Price.IMAGE_OUTPUT),
                decimal(pricing, Price.IMAGE_TOKEN),
                decimal(pricing, Price.DISCOUNT));
    }

    private static String decimal(Pricing pricing, Price price) {
        return JsonNumbers.decimal(pricing.of(price));
    }
}
