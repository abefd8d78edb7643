package org.modelcatalog.source.openrouter;

import static org.modelcatalog.source.json.TolerantJson.count;
import static org.modelcatalog.source.json.TolerantJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
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
 * @param overrides as stated, those without a known price left out
 */
record OpenRouterPrices(Pricing pricing, List<PriceOverride> overrides) {

    private static final OpenRouterPrices UNKNOWN = new OpenRouterPrices(Pricing.UNKNOWN, List.of());

    /** More are no price list. */
    private static final int MOST_OVERRIDES = 100;

    /** @param stated null = nothing is */
    static OpenRouterPrices read(JsonNode stated) {
        if (stated == null) {
            return UNKNOWN;
        }
        List<PriceOverride> overrides = overrides(stated.get("overrides"));
        return new OpenRouterPrices(dearest(prices(stated), overrides), overrides);
    }

    /**
     * Where prices change by the hour, the stated ones are those of this hour: at night they would promise what nobody gets
     * by day. The offer's own prices are the dearest of the day.
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

    private static Pricing prices(JsonNode stated) {
        var prices = new EnumMap<Price, BigDecimal>(Price.class);
        for (Price price : Price.values()) {
            prices.put(price, TokenPrice.of(stated.get(price.label())));
        }
        return new Pricing(prices);
    }

    private static List<PriceOverride> overrides(JsonNode stated) {
        if (stated == null || !stated.isArray() || stated.size() > MOST_OVERRIDES) {
            return List.of();
        }
        var overrides = new ArrayList<PriceOverride>(stated.size());
        for (JsonNode override : stated) {
            if (override.isObject() && !prices(override).equals(Pricing.UNKNOWN)) {
                overrides.add(new PriceOverride(
                        count(override, "min_prompt_tokens"),
                        count(override, "utc_start"),
                        count(override, "utc_end"),
                        days(override.get("utc_days")),
                        text(override, "service_tier"),
                        prices(override)));
            }
        }
        return overrides;
    }

    /** Names or numbers. */
    private static List<String> days(JsonNode stated) {
        var days = new ArrayList<String>();
        if (stated != null && stated.isArray()) {
            stated.forEach(day -> {
                if (day.isTextual() || day.isIntegralNumber()) {
                    days.add(day.asText());
                }
            });
        }
        return days;
    }
}
