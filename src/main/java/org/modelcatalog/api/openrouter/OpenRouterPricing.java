package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.PriceOverride;
import org.modelcatalog.model.Serving;

/** Prices in OpenRouter's format: unknown prices are left out, except for the two required ones. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "OpenRouterPricing",
        description =
                "US dollars as decimal strings, by OpenRouter's names; \"0\" = free, \"-1\" = unknown, a price left out"
                        + " = unknown",
        requiredProperties = {"prompt", "completion"})
public record OpenRouterPricing(
        @Schema(examples = "0.0000002") String prompt,
        @Schema(examples = "0.0000006") String completion,

        @JsonAnyGetter @Schema(description = "The other known prices")
        Map<String, String> others,

        @Schema(description = "Fraction that is taken off the prices")
        BigDecimal discount,

        @Schema(description = "Prices that hold under conditions")
        List<Override> overrides) {

    /** OpenRouter's own value for an unknown price, such as those of its routers. No real price is negative. */
    static final String UNKNOWN = "-1";

    /** Prices that hold when all conditions do. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "OpenRouterPriceOverride")
    public record Override(
            Long minPromptTokens,
            Long utcStart,
            Long utcEnd,
            List<String> utcDays,

            @JsonAnyGetter @Schema(description = "The prices")
            Map<String, String> prices) {

        static Override of(PriceOverride override) {
            return new Override(
                    override.minPromptTokens(),
                    override.utcStart(),
                    override.utcEnd(),
                    override.days(),
                    JsonNumbers.decimals(override.pricing()));
        }
    }

    static OpenRouterPricing of(Serving serving) {
        Map<String, String> prices = JsonNumbers.decimals(serving.pricing());
        String prompt = prices.remove(Price.PROMPT.label());
        String completion = prices.remove(Price.COMPLETION.label());
        prices.remove(Price.DISCOUNT.label());
        return new OpenRouterPricing(
                prompt == null ? UNKNOWN : prompt,
                completion == null ? UNKNOWN : completion,
                prices,
                serving.pricing().of(Price.DISCOUNT),
                serving.priceOverrides().stream().map(Override::of).toList());
    }
}
