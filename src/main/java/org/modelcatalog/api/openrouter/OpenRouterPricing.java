package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.Decimal;
import org.modelcatalog.model.Pricing;

/** Prices as OpenRouter states them: what is not known is left out, but for the two that have to be there. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
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

    /** OpenRouter's own word where a price cannot be told, as for its routers. No price is negative. */
    static final String UNKNOWN = "-1";

    static OpenRouterPricing of(Pricing pricing) {
        return new OpenRouterPricing(
                required(pricing.prompt()),
                required(pricing.completion()),
                Decimal.text(pricing.request()),
                Decimal.text(pricing.image()),
                Decimal.text(pricing.webSearch()),
                Decimal.text(pricing.internalReasoning()));
    }

    private static String required(BigDecimal price) {
        return price == null ? UNKNOWN : Decimal.text(price);
    }
}
