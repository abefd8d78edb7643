package org.modelcatalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServingTest {

    private static final Offer CHEAP = provider("cheap", "live", 1000L, "1", "4", true, null);
    private static final Offer LARGE = provider("large", "live", 9000L, "2", "3", null, true);
    private static final Offer FREE_BUT_DEAD = provider("dead", "error", 99_000L, "0", "0", true, true);
    private static final Offer HALF_PRICED = provider("half", "live", null, "0", null, false, false);

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

    @Test
    void statedParametersCountAndNotWhatWouldFollowFromTools() {
        var stated = terms(CHEAP, new OfferTerms(null, List.of("tools", "seed"), Map.of(), null, List.of()));

        assertThat(new Serving(List.of(stated, LARGE)).supportedParameters())
                .containsExactly("tools", "seed", "structured_outputs", "response_format");
    }

    @Test
    void parametersOfAnOfferThatIsNotLiveAreNone() {
        var dead = terms(FREE_BUT_DEAD, new OfferTerms(null, List.of("seed"), Map.of(), null, List.of()));

        assertThat(new Serving(List.of(dead)).supportedParameters()).isEmpty();
    }

    @Test
    void theTopProviderIsWhomTheQuotedOffersGatewayNames() {
        var named = new TopProvider(500L, 50L, true);
        var other = new TopProvider(600L, 60L, false);

        assertThat(new Serving(List.of(
                                terms(LARGE, new OfferTerms(other, List.of(), Map.of(), null, List.of())),
                                terms(CHEAP, new OfferTerms(named, List.of(), Map.of(), null, List.of()))))
                        .top())
                .contains(named);
    }

    @Test
    void defaultsAndLimitsAreThoseOfTheQuotedOffer() {
        var ofCheap = new OfferTerms(
                null, List.of(), numbers("temperature", "0.6"), numbers("prompt_tokens", "10"), List.of());
        var ofLarge =
                new OfferTerms(null, List.of(), numbers("temperature", "1"), numbers("prompt_tokens", "20"), List.of());
        var serving = new Serving(List.of(terms(LARGE, ofLarge), terms(CHEAP, ofCheap)));

        assertThat(serving.defaultParameters()).isEqualTo(numbers("temperature", "0.6"));
        assertThat(serving.perRequestLimits()).contains(numbers("prompt_tokens", "10"));
    }

    @Test
    void whatTheQuotedOfferDoesNotSayIsNotTakenFromAnother() {
        var ofLarge =
                new OfferTerms(null, List.of(), numbers("temperature", "1"), numbers("prompt_tokens", "20"), List.of());
        var serving = new Serving(List.of(terms(LARGE, ofLarge), CHEAP));

        assertThat(serving.defaultParameters()).isEmpty();
        assertThat(serving.perRequestLimits()).isEmpty();
        assertThat(Serving.NOBODY.perRequestLimits()).isEmpty();
    }

    @Test
    void ofEqualOffersThePriceIsOfTheOneWhoseGatewayComesFirst() {
        var terms = new OfferTerms(null, List.of(), numbers("temperature", "1"), null, List.of());
        Offer there = terms(CHEAP, OfferTerms.NONE).at("two", "x");
        Offer here = terms(CHEAP, terms).at("one", "x");

        assertThat(new Serving(List.of(there, here)).defaultParameters()).isNotEmpty();
        assertThat(new Serving(List.of(here, there)).defaultParameters()).isNotEmpty();
    }

    @Test
    void anOfferNamedByItsGatewayIsTheSameOtherwise() {
        Offer there = CHEAP.at("openrouter", "a/x:free");

        assertThat(there.gateway()).isEqualTo("openrouter");
        assertThat(there.modelId()).isEqualTo("a/x:free");
        assertThat(there.at(null, null)).isEqualTo(CHEAP);
    }

    private static Map<String, BigDecimal> numbers(String name, String value) {
        return Map.of(name, new BigDecimal(value));
    }

    private static Offer terms(Offer offer, OfferTerms terms) {
        return new Offer(
                offer.inferenceProvider(),
                offer.gateway(),
                offer.modelId(),
                offer.status(),
                offer.limits(),
                offer.pricing(),
                offer.quantization(),
                offer.capabilities(),
                null,
                null,
                null,
                terms);
    }

    private static Offer provider(
            String name,
            String status,
            Long context,
            String prompt,
            String completion,
            Boolean tools,
            Boolean structured) {
        var pricing = Pricing.perToken(
                prompt == null ? null : new BigDecimal(prompt), completion == null ? null : new BigDecimal(completion));
        return new Offer(
                name,
                null,
                null,
                status,
                Limits.ofContext(context),
                pricing,
                null,
                Capabilities.of(tools, structured),
                null,
                null,
                null,
                OfferTerms.NONE);
    }
}
