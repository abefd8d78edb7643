package org.modelcatalog.api.modelsdev;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.LiveOffer;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Pricing;

/**
 * Prices in the format of models.dev: US dollars per million tokens, exact. Prices of hours, days and service tiers, and
 * prices per request, image or search have no place in it.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "ModelsDevCost",
        description = "US dollars per million tokens. Absent = unknown",
        requiredProperties = {"input", "output"})
public record ModelsDevCost(
        @JsonUnwrapped Prices prices,

        @Schema(description = "Prices of long prompts, by length")
        List<Tier> tiers,

        @JsonProperty("context_over_200k")
        @Schema(description = "The only tier, if it begins at 200,000 tokens or more; older clients read it")
        Prices contextOver200k) {

    private static final int MILLION = 6;
    private static final long LEGACY = 200_000;

    /** US dollars per million tokens; null = unknown. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ModelsDevPrices",
            requiredProperties = {"input", "output"})
    public record Prices(
            @Schema(examples = "0.05") BigDecimal input,
            @Schema(examples = "0.08") BigDecimal output,

            @Schema(description = "Of reasoning tokens, if they have a price of their own")
            BigDecimal reasoning,

            BigDecimal cacheRead,

            @Schema(description = "For five minutes") BigDecimal cacheWrite,

            BigDecimal inputAudio,
            BigDecimal outputAudio) {

        /** @param reasons whether the model reasons; the format forbids a price of reasoning otherwise */
        static Prices of(Pricing pricing, boolean reasons) {
            return new Prices(
                    perMillion(pricing.prompt()),
                    perMillion(pricing.completion()),
                    reasons ? perMillion(pricing.reasoning()) : null,
                    perMillion(pricing.of(Price.INPUT_CACHE_READ)),
                    perMillion(pricing.of(Price.INPUT_CACHE_WRITE)),
                    perMillion(pricing.of(Price.AUDIO)),
                    perMillion(pricing.of(Price.AUDIO_OUTPUT)));
        }
    }

    /** Prices of prompts of more than that many tokens. */
    @RegisterForReflection
    @Schema(
            name = "ModelsDevTier",
            requiredProperties = {"input", "output", "tier"})
    public record Tier(@JsonUnwrapped Prices prices, Size tier) {}

    /** When a tier applies. */
    @RegisterForReflection
    @Schema(name = "ModelsDevTierSize")
    public record Size(
            @Schema(examples = "context") String type,

            @Schema(description = "A prompt must have more tokens than this", examples = "200000")
            long size) {}

    /** Null if the price is unknown. */
    static ModelsDevCost of(LiveOffer offer, boolean reasons) {
        if (!offer.priced()) {
            return null;
        }
        List<Tier> tiers = offer.offer().pricingOfLongPrompts().entrySet().stream()
                .map(tier -> new Tier(Prices.of(tier.getValue(), reasons), new Size("context", tier.getKey())))
                .toList();
        boolean legacy = tiers.size() == 1 && tiers.get(0).tier().size() >= LEGACY;
        return new ModelsDevCost(
                Prices.of(offer.offer().pricing(), reasons),
                tiers,
                legacy ? tiers.get(0).prices() : null);
    }

    private static BigDecimal perMillion(BigDecimal perToken) {
        return perToken == null ? null : perToken.movePointRight(MILLION).stripTrailingZeros();
    }
}
