package org.modelcatalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.modelcatalog.support.OfferBuilder.offer;
import static org.modelcatalog.support.OfferBuilder.perToken;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OfferBuilder;

class LiveOfferTest {

    private static final Architecture TEXT =
            new Architecture(List.of(Modality.TEXT), List.of(Modality.TEXT), null, null);

    @Test
    void isOfEveryModelAndOnlyIfItServesNow() {
        Model first = Models.row("hug", "a/one")
                .offers(offer("novita").build(), offer("groq").status("error").build())
                .build();
        Model second = Models.row("hug", "a/two").offers(offer("groq").build()).build();

        assertThat(LiveOffer.of(List.of(first, second)))
                .extracting(live -> live.id() + " " + live.offer().inferenceProvider())
                .containsExactly("a/one novita", "a/two groq");
    }

    @Test
    void isNamedAsItsGatewayNamesIt() {
        Model merged = Models.row("hug", "Acme/One")
                .offers(
                        offer("openrouter").at("openrouter", "acme/one:free").build(),
                        offer("novita").build())
                .build();

        assertThat(LiveOffer.of(List.of(merged)))
                .extracting(LiveOffer::gateway, LiveOffer::id)
                .containsExactly(tuple("openrouter", "acme/one:free"), tuple("hug", "Acme/One"));
    }

    @Test
    void whatItStatesPrecedesTheModalitiesOfTheModel() {
        var architecture = new Architecture(List.of(Modality.TEXT, Modality.IMAGE), List.of(Modality.TEXT), null, null);
        LiveOffer silent = live(architecture, offer("a"));
        LiveOffer blind = live(architecture, offer("a").has(Capability.VISION, false));
        LiveOffer hearing = live(architecture, offer("a").has(Capability.AUDIO_INPUT, true));

        assertThat(silent.inputs()).containsExactly(Modality.TEXT, Modality.IMAGE);
        assertThat(silent.has(Capability.VISION)).isTrue();
        assertThat(silent.has(Capability.TOOLS)).isNull();
        assertThat(blind.inputs()).containsExactly(Modality.TEXT);
        assertThat(blind.has(Capability.VISION)).isFalse();
        assertThat(hearing.inputs()).containsExactly(Modality.TEXT, Modality.IMAGE, Modality.AUDIO);
        assertThat(hearing.outputs()).containsExactly(Modality.TEXT);
    }

    @Test
    void capabilitiesAloneAreNoListOfModalities() {
        assertThat(live(Architecture.UNKNOWN, offer("a").has(Capability.VISION, true))
                        .inputs())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.2, true, true",
        "0.1, , true, false",
        ", , true, false",
        "0, 0, true, true",
        "0, 0, false, false",
        "0, 0.1, false, true"
    })
    void zerosAreAPriceOnlyOfText(String prompt, String completion, boolean text, boolean priced) {
        var builder = offer("a");
        if (prompt != null) {
            builder.price(Price.PROMPT, prompt);
        }
        if (completion != null) {
            builder.price(Price.COMPLETION, completion);
        }
        var music = new Architecture(List.of(Modality.TEXT), List.of(Modality.AUDIO), null, null);

        assertThat(live(text ? TEXT : music, builder).priced()).isEqualTo(priced);
    }

    @Test
    void aFactHoldsForTheOffersOfTheGatewayThatStatesIt() {
        Model merged = Models.row("hug", "a/one")
                .origins(Map.of(ModelField.EXPIRATION_DATE, new Origin("openrouter", "expiration_date", Instant.EPOCH)))
                .offers(
                        offer("openrouter").at("openrouter", "a/one").build(),
                        offer("novita").build())
                .build();

        assertThat(LiveOffer.of(List.of(merged)).stream().map(live -> live.states(ModelField.EXPIRATION_DATE)))
                .containsExactly(true, false);
        assertThat(LiveOffer.of(List.of(merged)).stream().map(live -> live.states(ModelField.REASONING)))
                .containsExactly(false, true);
    }

    @Test
    void pricesOfLongPromptsAddUpInTheOrderOfTheirStatement() {
        Offer tiered = offer("a")
                .prices("1", "2")
                .price(Price.INPUT_CACHE_READ, "0.5")
                .above(200_000, "4", null)
                .above(32_000, "3", "3")
                .override(new PriceOverride(100L, 0L, 100L, List.of(), null, perToken("9", "9")))
                .override(new PriceOverride(100L, null, null, List.of(), "flex", perToken("9", "9")))
                .build();

        assertThat(tiered.pricingOfLongPrompts())
                .containsExactly(
                        Map.entry(32_000L, with("3", "3")),
                        // the statement about 32,000 tokens comes later and holds for longer prompts, too
                        Map.entry(200_000L, with("3", "3")));
    }

    @Test
    void aPriceOfReasoningIsNoneIfItIsZeroBesideOutputThatIsNotFree() {
        assertThat(reasoning("0", "0.2")).isNull();
        assertThat(reasoning("0", "0")).isZero();
        assertThat(reasoning("0.3", "0.2")).isEqualByComparingTo("0.3");
    }

    private static BigDecimal reasoning(String price, String completion) {
        return offer("a")
                .prices("0", completion)
                .price(Price.INTERNAL_REASONING, price)
                .build()
                .pricing()
                .reasoning();
    }

    private static Pricing with(String prompt, String completion) {
        return new Pricing(Map.of(
                Price.PROMPT,
                new BigDecimal(prompt),
                Price.COMPLETION,
                new BigDecimal(completion),
                Price.INPUT_CACHE_READ,
                new BigDecimal("0.5")));
    }

    private static LiveOffer live(Architecture architecture, OfferBuilder offer) {
        Model model = Models.row("hug", "a/one")
                .architecture(architecture)
                .offers(offer.build())
                .build();
        return LiveOffer.of(List.of(model)).get(0);
    }
}
