package org.modelcatalog.model;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Prices that replace an offer's own under conditions, all of which must hold: long prompts, hours of the day, service
 * tiers. A price that is not there is the offer's own.
 *
 * @param minPromptTokens the prompt has more tokens than this; null = any prompt
 * @param utcStart hour and minute from which they apply, as the number HHMM; null = all day
 * @param utcEnd hour and minute before which they apply, as the number HHMM; may lie before the start
 * @param days days of the week, as the source writes them; empty = every day
 * @param serviceTier null = any tier
 */
public record PriceOverride(
        Long minPromptTokens, Long utcStart, Long utcEnd, List<String> days, String serviceTier, Pricing pricing) {

    public PriceOverride {
        days = List.copyOf(days);
    }

    /** Whether only the time of day or week decides. */
    public boolean byTimeAlone() {
        return minPromptTokens == null && serviceTier == null && conditions() > 0;
    }

    /** Whether only the length of the prompt decides. */
    public boolean byPromptAlone() {
        return minPromptTokens != null && conditions() == 1;
    }

    /** Returns how many conditions must hold. */
    public long conditions() {
        return Stream.of(minPromptTokens, utcStart, utcEnd, serviceTier)
                        .filter(Objects::nonNull)
                        .count()
                + (days.isEmpty() ? 0 : 1);
    }
}
