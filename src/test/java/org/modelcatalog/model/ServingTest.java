package org.modelcatalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServingTest {

    private static final Provider CHEAP = provider("cheap", "live", 1000L, "1", "4", true, null);
    private static final Provider LARGE = provider("large", "live", 9000L, "2", "3", null, true);
    private static final Provider FREE_BUT_DEAD = provider("dead", "error", 99_000L, "0", "0", true, true);
    private static final Provider HALF_PRICED = provider("half", "live", null, "0", null, false, false);

    @Test
    void nobodyServesWhenNobodyIsLive() {
        var serving = new Serving(List.of(FREE_BUT_DEAD));

        assertThat(serving.servable()).isFalse();
        assertThat(serving.contextLength()).isEmpty();
        assertThat(serving.pricing()).isEqualTo(Pricing.UNKNOWN);
        assertThat(serving.top()).isEmpty();
        assertThat(serving.supportedParameters()).isEmpty();
    }

    @Test
    void theContextIsTheLargestServed() {
        assertThat(new Serving(List.of(CHEAP, LARGE, FREE_BUT_DEAD)).contextLength())
                .contains(9000L);
    }

    @Test
    void thePriceIsOfTheLowestPromptPriceAmongThoseThatStateBoth() {
        var serving = new Serving(List.of(LARGE, HALF_PRICED, CHEAP, FREE_BUT_DEAD));

        assertThat(serving.pricing()).isEqualTo(Pricing.perToken(new BigDecimal("1"), new BigDecimal("4")));
        assertThat(serving.top()).contains(new TopProvider(1000L, null, null));
    }

    @Test
    void withoutAPriceTheTopProviderIsTheOneWithTheLargestContext() {
        var small = provider("small", "live", 5L, null, null, null, null);
        var unknown = provider("unknown", "live", null, null, null, null, null);

        assertThat(new Serving(List.of(unknown, small)).top()).contains(new TopProvider(5L, null, null));
    }

    @Test
    void aTopProviderOfWhichNothingIsSaidIsNotKnown() {
        var unknown = provider("unknown", "live", null, null, null, null, null);

        assertThat(new Serving(List.of(unknown)).top()).isEmpty();
    }

    @Test
    void parametersAreThoseOfAnyLiveProvider() {
        assertThat(new Serving(List.of(CHEAP, LARGE)).supportedParameters())
                .containsExactly("tools", "tool_choice", "structured_outputs", "response_format");
        assertThat(new Serving(List.of(HALF_PRICED)).supportedParameters()).isEmpty();
    }

    private static Provider provider(
            String name,
            String status,
            Long context,
            String prompt,
            String completion,
            Boolean tools,
            Boolean structured) {
        var pricing = Pricing.perToken(
                prompt == null ? null : new BigDecimal(prompt), completion == null ? null : new BigDecimal(completion));
        return new Provider(
                name, null, null, status, context, pricing, tools, structured, null, null, null, OfferTerms.NONE);
    }
}
