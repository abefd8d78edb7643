package org.modelcatalog.api.litellm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.support.OfferBuilder.offer;
import static org.modelcatalog.support.OfferBuilder.perToken;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelcatalog.model.PriceOverride;
import org.modelcatalog.support.OfferBuilder;

class LiteLlmOffPeakTest {

    @Test
    void hoursWithEqualPricesAreOneSet() {
        assertThat(LiteLlmOffPeak.of(dear().between(2200, 2400, "1", "2")
                        .between(0, 600, "1", "2")
                        .between(600, 2200, "2", "4")
                        .build()))
                .contains(new LiteLlmOffPeak(
                        List.of("22:00-00:00", "00:00-06:00"),
                        Map.of("input_cost_per_token", BigDecimal.ONE, "output_cost_per_token", new BigDecimal("2"))));
    }

    @Test
    void otherServiceTiersAreOtherPrices() {
        var flex = new PriceOverride(null, 0L, 600L, List.of(), "flex", perToken("0", "0"));

        assertThat(LiteLlmOffPeak.of(
                        dear().override(flex).between(0, 600, "1", "2").build()))
                .isPresent();
    }

    static Stream<OfferBuilder> notExactlyOneSetOfDailyPrices() {
        return Stream.of(
                dear(),
                dear().between(0, 600, "2", "4"), // the same prices
                dear().between(0, 600, "1", "2").between(600, 800, "1", "3"), // two sets
                dear().between(0, 600, "1", "2").between(300, 800, "2", "4"), // overlapping hours
                dear().between(0, 0, "1", "2"), // the whole day
                dear().between(0, 2460, "1", "2"), // no time
                dear().between(0, 2500, "1", "2"),
                dear().between(0, 600, "1", "2").above(1000, "3", "4"), // long prompts at night?
                dear().override(new PriceOverride(null, 0L, 600L, List.of("monday"), null, perToken("1", "2"))),
                dear().override(new PriceOverride(null, null, null, List.of("monday"), null, perToken("1", "2"))),
                dear().override(new PriceOverride(null, 0L, null, List.of(), null, perToken("1", "2"))));
    }

    @ParameterizedTest
    @MethodSource("notExactlyOneSetOfDailyPrices")
    void whatLiteLlmCannotSayExactlyIsLeftOut(OfferBuilder offer) {
        assertThat(LiteLlmOffPeak.of(offer.build())).isEmpty();
    }

    private static OfferBuilder dear() {
        return offer("openrouter").prices("2", "4");
    }
}
