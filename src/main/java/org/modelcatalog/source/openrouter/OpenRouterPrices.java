package org.modelcatalog.source.openrouter;

import static org.modelcatalog.source.json.TolerantJson.count;
import static org.modelcatalog.source.json.TolerantJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.PriceOverride;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.source.TokenPrice;

/**
 * OpenRouter's {@code pricing}: prices by key, and {@code overrides} with conditions
 * (<a href="https://openrouter.ai/docs/guides/overview/models">Models</a>). {@code "-1"} says that a price varies.
 *
 * @param pricing the offer's own prices
 * @param overrides as stated, without those that have no known price or an unknown condition
 */
record OpenRouterPrices(Pricing pricing, List<PriceOverride> overrides) {

    private static final OpenRouterPrices UNKNOWN = new OpenRouterPrices(Pricing.UNKNOWN, List.of());

    /** More are no price list. */
    private static final int MOST_OVERRIDES = 100;

    private static final int DAYS = 7;
    private static final long MIDNIGHT = 2400;
    private static final Set<String> PRICES =
            Arrays.stream(Price.values()).map(Price::label).collect(Collectors.toUnmodifiableSet());

    /** @param stated null = nothing is */
    static OpenRouterPrices read(JsonNode stated) {
        if (stated == null) {
            return UNKNOWN;
        }
        List<PriceOverride> overrides = overrides(stated.get("overrides"));
        return new OpenRouterPrices(dearest(TokenPrice.all(stated), overrides), overrides);
    }

    /**
     * Returns the highest prices of the day. OpenRouter states the prices of the current hour, so a fetch at night would show
     * prices that do not hold by day.
     */
    private static Pricing dearest(Pricing now, List<PriceOverride> overrides) {
        return Stream.concat(
                        Stream.of(now),
                        overrides.stream()
                                .filter(PriceOverride::byTimeAlone)
                                .map(override -> now.with(override.pricing())))
                .filter(Pricing::complete)
                .max(Comparator.comparing(Pricing::prompt).thenComparing(Pricing::completion))
                .orElse(now);
    }

    private static List<PriceOverride> overrides(JsonNode stated) {
        if (stated == null || !stated.isArray() || stated.size() > MOST_OVERRIDES) {
            return List.of();
        }
        return stated.valueStream()
                .map(OpenRouterPrices::override)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Null when it has no price, or a condition that is not understood: without it the price would hold always. */
    private static PriceOverride override(JsonNode stated) {
        if (!stated.isObject() || TokenPrice.all(stated).equals(Pricing.UNKNOWN)) {
            return null;
        }
        var override = new PriceOverride(
                count(stated, "min_prompt_tokens"),
                time(stated, "utc_start"),
                time(stated, "utc_end"),
                days(stated.get("utc_days")),
                text(stated, "service_tier"),
                TokenPrice.all(stated));
        long conditions = stated.properties().stream()
                .filter(field -> !PRICES.contains(field.getKey()))
                .count();
        return conditions == override.conditions() ? override : null;
    }

    /** Hour and minute as one number. */
    private static Long time(JsonNode stated, String field) {
        Long time = count(stated, field);
        return time == null || time > MIDNIGHT ? null : time;
    }

    /** Names or numbers; none when one is neither. */
    private static List<String> days(JsonNode stated) {
        return stated != null
                        && stated.isArray()
                        && stated.size() <= DAYS
                        && stated.valueStream().allMatch(day -> day.isTextual() || day.isIntegralNumber())
                ? stated.valueStream().map(JsonNode::asText).toList()
                : List.of();
    }
}
