package org.modelcatalog.api.litellm;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Pricing;

/** Prices by LiteLLM's names, in US dollars per token or per the unit of the name. */
final class LiteLlmPrices {

    /** The lengths of prompts, in tokens, from which LiteLLM's names of prices tell long ones. */
    private static final Set<Long> TIERS = Set.of(32_000L, 128_000L, 200_000L, 256_000L, 272_000L, 512_000L);

    /** The prices that may have a tier. */
    private static final Set<Price> TIERED =
            EnumSet.of(Price.PROMPT, Price.COMPLETION, Price.INPUT_CACHE_READ, Price.INPUT_CACHE_WRITE);

    private LiteLlmPrices() {}

    /** Returns the known prices that LiteLLM has a name for, in a fixed order. */
    static Map<String, BigDecimal> of(Pricing pricing) {
        var prices = new LinkedHashMap<String, BigDecimal>();
        pricing.stated().forEach((price, value) -> {
            String name = name(price);
            boolean filler = price == Price.INTERNAL_REASONING && pricing.reasoning() == null;
            if (name != null && !filler) {
                prices.put(name, value);
            }
        });
        return prices;
    }

    /** Whether the names of prices can tell all of these lengths. */
    static boolean haveNames(SortedMap<Long, Pricing> tiers) {
        return TIERS.containsAll(tiers.keySet());
    }

    /** Returns the prices of long prompts, each with the length in its name. */
    static Map<String, BigDecimal> ofLongPrompts(SortedMap<Long, Pricing> tiers) {
        var prices = new LinkedHashMap<String, BigDecimal>();
        tiers.forEach((tokens, pricing) -> pricing.stated().forEach((price, value) -> {
            if (TIERED.contains(price)) {
                prices.put(name(price) + "_above_" + tokens / 1000 + "k_tokens", value);
            }
        }));
        return prices;
    }

    /** Null for what LiteLLM has no name for, or for which it is not sure what the name would mean. */
    private static String name(Price price) {
        return switch (price) {
            case PROMPT -> "input_cost_per_token";
            case COMPLETION -> "output_cost_per_token";
            case REQUEST -> "input_cost_per_request";
            case IMAGE -> "input_cost_per_image";
            case INTERNAL_REASONING -> "output_cost_per_reasoning_token";
            case INPUT_CACHE_READ -> "cache_read_input_token_cost";
            case INPUT_CACHE_WRITE -> "cache_creation_input_token_cost";
            case INPUT_CACHE_WRITE_1H -> "cache_creation_input_token_cost_above_1hr";
            case AUDIO -> "input_cost_per_audio_token";
            case AUDIO_OUTPUT -> "output_cost_per_audio_token";
            case INPUT_AUDIO_CACHE -> "cache_read_input_audio_token_cost";
            case IMAGE_OUTPUT -> "output_cost_per_image";
            case WEB_SEARCH, IMAGE_TOKEN, DISCOUNT -> null;
        };
    }
}
