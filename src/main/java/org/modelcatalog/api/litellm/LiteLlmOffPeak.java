package org.modelcatalog.api.litellm;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.PriceOverride;
import org.modelcatalog.model.Pricing;

/**
 * Prices of other hours than the dearest. LiteLLM has one set of them, so this is there only where it says exactly what the
 * gateway states: hours of every day that do not overlap, all with the same prices, which depend on nothing else.
 *
 * @param hoursUtc for example {@code 16:30-00:30}, the end excluded
 */
@RegisterForReflection
public record LiteLlmOffPeak(
        List<String> hoursUtc, @JsonAnyGetter Map<String, BigDecimal> prices) {

    private static final int DAY = 24 * 60;

    static Optional<LiteLlmOffPeak> of(Offer offer) {
        List<PriceOverride> standard = offer.terms().priceOverrides().stream()
                .filter(override -> override.serviceTier() == null)
                .toList();
        if (!standard.stream().allMatch(LiteLlmOffPeak::isDaily) || overlap(standard)) {
            return Optional.empty();
        }
        List<PriceOverride> others = standard.stream()
                .filter(override -> !pricing(offer, override).equals(offer.pricing()))
                .toList();
        List<Pricing> sets = others.stream()
                .map(override -> pricing(offer, override))
                .distinct()
                .toList();
        return sets.size() == 1
                ? Optional.of(new LiteLlmOffPeak(
                        others.stream().map(LiteLlmOffPeak::hours).toList(), LiteLlmPrices.of(sets.get(0))))
                : Optional.empty();
    }

    private static Pricing pricing(Offer offer, PriceOverride override) {
        return offer.pricing().with(override.pricing());
    }

    private static boolean isDaily(PriceOverride override) {
        return override.byTimeAlone()
                && override.days().isEmpty()
                && isTime(override.utcStart())
                && isTime(override.utcEnd())
                && minute(override.utcStart()) != minute(override.utcEnd());
    }

    private static boolean isTime(Long hhmm) {
        return hhmm != null && hhmm >= 0 && hhmm <= 2400 && hhmm % 100 < 60;
    }

    private static boolean overlap(List<PriceOverride> daily) {
        var taken = new BitSet(DAY);
        for (PriceOverride override : daily) {
            for (int at = minute(override.utcStart()); at != minute(override.utcEnd()); at = (at + 1) % DAY) {
                if (taken.get(at)) {
                    return true;
                }
                taken.set(at);
            }
        }
        return false;
    }

    private static String hours(PriceOverride override) {
        return time(minute(override.utcStart())) + "-" + time(minute(override.utcEnd()));
    }

    private static String time(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    /** Of the day; 2400 is 0. */
    private static int minute(long hhmm) {
        return (int) (hhmm / 100 * 60 + hhmm % 100) % DAY;
    }
}
