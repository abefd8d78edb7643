package org.modelcatalog.api.litellm;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modelcatalog.model.Pricing;

/**
 * Prices of prompts of a length, for lengths that the names of prices cannot tell.
 *
 * @param range tokens, the first number excluded unless it is 0, the last one included
 */
@RegisterForReflection
public record LiteLlmTier(List<Long> range, @JsonAnyGetter Map<String, BigDecimal> prices) {

    /** The longest prompt of the last tier if no limit is known: the largest integer that every client reads. */
    private static final long LONGEST = (1L << 53) - 1;

    /**
     * Returns one tier for each length, beginning with the shortest prompts.
     *
     * @param shortest prices of prompts that no tier is for
     * @param tiers prices by the length that a prompt must exceed
     * @param limit tokens of the longest prompt; null = unknown
     */
    static List<LiteLlmTier> of(Pricing shortest, SortedMap<Long, Pricing> tiers, Long limit) {
        var prices = new TreeMap<Long, Pricing>();
        prices.put(0L, shortest);
        prices.putAll(tiers);
        var ranges = new ArrayList<LiteLlmTier>();
        prices.forEach((from, pricing) -> {
            Long next = prices.higherKey(from);
            ranges.add(new LiteLlmTier(
                    List.of(from, next != null ? next : longest(from, limit)), LiteLlmPrices.of(pricing)));
        });
        return ranges;
    }

    private static long longest(long from, Long limit) {
        return limit != null && limit > from ? limit : LONGEST;
    }
}
