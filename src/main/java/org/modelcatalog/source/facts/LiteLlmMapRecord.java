package org.modelcatalog.source.facts;

import static org.modelcatalog.source.json.TolerantJson.bool;
import static org.modelcatalog.source.json.TolerantJson.positive;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.source.TokenPrice;
import org.modelcatalog.source.json.EntryReader;

/**
 * A model as LiteLLM's map states it. Its JSON names are known here and nowhere else.
 *
 * <p>{@code max_input_tokens} is the longest input and not the context, so the context is unknown. A capability that is
 * not stated is unknown, and so is a price of 0.
 */
final class LiteLlmMapRecord {

    /** Some four thousand, in the middle of 2026. */
    private static final int MOST = 50_000;

    static final EntryReader READER = new EntryReader("LiteLLM's map", List.of(EntryReader.ANY), MOST);

    private static final Map<Price, String> PRICES = Map.of(
            Price.PROMPT, "input_cost_per_token",
            Price.COMPLETION, "output_cost_per_token",
            Price.INPUT_CACHE_READ, "cache_read_input_token_cost",
            Price.INPUT_CACHE_WRITE, "cache_creation_input_token_cost",
            Price.INPUT_CACHE_WRITE_1H, "cache_creation_input_token_cost_above_1hr");

    private LiteLlmMapRecord() {}

    /** @return empty for what is no model: an example, or a tariff without a provider */
    static Optional<BaseEntry> read(String name, JsonNode json) {
        String provider = BaseWords.word(json, "litellm_provider");
        if (provider == null || name.equals("sample_spec")) {
            return Optional.empty();
        }
        String id = name.startsWith(provider + "/") ? name.substring(provider.length() + 1) : name;
        return Optional.of(new BaseEntry(
                provider,
                id,
                null,
                null,
                positive(json, "max_output_tokens"),
                prices(json),
                List.of(),
                List.of(),
                bool(json, "supports_reasoning"),
                null,
                null,
                null,
                BaseWords.date(json, "deprecation_date")));
    }

    private static Pricing prices(JsonNode json) {
        var prices = new EnumMap<Price, BigDecimal>(Price.class);
        PRICES.forEach((price, name) -> {
            BigDecimal dollars = json.path(name).isNumber() ? TokenPrice.of(json.get(name)) : null;
            prices.put(price, dollars == null || dollars.signum() == 0 ? null : dollars);
        });
        return new Pricing(prices);
    }
}
