package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.Pricing;

/** Prices in OpenRouter's format: unknown prices are left out, except for the two required ones. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "OpenRouterPricing",
        description =
                "US dollars per token as decimal strings; \"0\" = free, \"-1\" = unknown, a price left out = unknown",
        requiredProperties = {"prompt", "completion"})
public record OpenRouterPricing(
        @Schema(examples = "0.0000002") String prompt,
        @Schema(examples = "0.0000006") String completion,
        String request,
        String image,
        String webSearch,
        String internalReasoning) {

    /** OpenRouter's own value for an unknown price, such as those of its routers. No real price is negative. */
    static final String UNKNOWN = "-1";

    static OpenRouterPricing of(Pricing pricing) {
        return new OpenRouterPricing(
                required(pricing.prompt()),
                required(pricing.completion()),
                JsonNumbers.decimal(pricing.request()),
                JsonNumbers.decimal(pricing.image()),
                JsonNumbers.decimal(pricing.webSearch()),
                JsonNumbers.decimal(pricing.internalReasoning()));
    }

    private static String required(BigDecimal price) {
        return price == null ? UNKNOWN : JsonNumbers.decimal(price);
    }
}
