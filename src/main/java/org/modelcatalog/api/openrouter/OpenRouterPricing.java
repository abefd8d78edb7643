package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.PriceOverride;
import org.modelcatalog.model.Pricing;

/** Prices in OpenRouter's format: unknown prices are left out, except for the two required ones. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OpenRouterPricing(
        String prompt,
        String completion,

        @JsonAnyGetter Map<String, String> others,

        BigDecimal discount,

        List<Override> overrides) {

    /** OpenRouter's own value for an unknown price, such as those of its routers. No real price is negative. */
    static final String UNKNOWN = "-1";

    /** Prices that hold when all conditions do. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Override(
            Long minPromptTokens,
            Long utcStart,
            Long utcEnd,
            List<String> utcDays,

            @JsonAnyGetter Map<String, String> prices) {

        static Override of(PriceOverride override) {
            return new Override(
                    override.minPromptTokens(),
                    override.utcStart(),
                    override.utcEnd(),
                    override.days(),
                    JsonNumbers.decimals(override.pricing()));
        }
    }

    static OpenRouterPricing of(Pricing pricing, List<PriceOverride> overrides) {
        Map<String, String> prices = JsonNumbers.decimals(pricing);
        String prompt = prices.remove(Price.PROMPT.label());
        String completion = prices.remove(Price.COMPLETION.label());
        prices.remove(Price.DISCOUNT.label());
        return new OpenRouterPricing(
                prompt == null ? UNKNOWN : prompt,
                completion == null ? UNKNOWN : completion,
                prices,
                pricing.of(Price.DISCOUNT),
                overrides.stream()
                        // The format has no such condition.
                        .filter(override -> override.serviceTier() == null)
                        .map(Override::of)
                        .toList());
    }
}
