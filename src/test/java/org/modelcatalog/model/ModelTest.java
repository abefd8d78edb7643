package org.modelcatalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.Models;

class ModelTest {

    private static final Architecture TEXT =
            new Architecture(List.of(Modality.TEXT), List.of(Modality.TEXT), null, null);
    private static final Architecture SONG =
            new Architecture(List.of(Modality.TEXT), List.of(Modality.AUDIO), null, null);
    private static final Pricing ZERO = Pricing.perToken(BigDecimal.ZERO, BigDecimal.ZERO);

    @Test
    void aModelIsFreeWhenEveryStatedPriceIsZeroAndTheOutputIsText() {
        assertThat(priced(TEXT, ZERO).free()).isTrue();
        assertThat(priced(TEXT, ZERO.with(new Pricing(Map.of(Price.DISCOUNT, BigDecimal.ONE))))
                        .free())
                .isTrue();
    }

    @Test
    void aModelWithAnyPriceIsNotFree() {
        assertThat(priced(TEXT, Pricing.perToken(null, BigDecimal.ONE)).free()).isFalse();
        assertThat(priced(TEXT, ZERO.with(new Pricing(Map.of(Price.REQUEST, new BigDecimal("0.08")))))
                        .free())
                .isFalse();
        assertThat(priced(TEXT, ZERO, new PriceOverride(1000L, null, null, List.of(), null, perToken("0.1")))
                        .free())
                .isFalse();
    }

    @Test
    void whetherAModelIsFreeIsUnknownWhereZerosMayHideAPrice() {
        assertThat(priced(SONG, ZERO).free()).isNull();
        assertThat(priced(Architecture.UNKNOWN, ZERO).free()).isNull();
        assertThat(priced(TEXT, Pricing.UNKNOWN).free()).isNull();
        assertThat(priced(TEXT, Pricing.perToken(BigDecimal.ZERO, null)).free()).isNull();
    }

    @Test
    void capabilitiesAreThoseOfLiveOffersElseOfTheModalities() {
        Model seer = Models.row("hug", "a/x")
                .architecture(
                        new Architecture(List.of(Modality.TEXT, Modality.IMAGE), List.of(Modality.TEXT), null, null))
                .offers(
                        capable(Offer.LIVE, Capabilities.of(false, null)),
                        capable(Offer.LIVE, Capabilities.of(true, null)),
                        capable("error", Capabilities.of(null, true)))
                .build();

        assertThat(seer.has(Capability.TOOLS)).isTrue();
        assertThat(seer.has(Capability.STRUCTURED_OUTPUTS)).isNull();
        assertThat(seer.has(Capability.VISION)).isTrue();
        assertThat(seer.has(Capability.AUDIO_OUTPUT)).isFalse();
    }

    @Test
    void theContextIsThatOfLiveOffersElseThatOfTheModelsFiles() {
        var files = HubMetrics.unknown(null).withNativeContext(4096L);

        assertThat(Models.row("hug", "a/x").hub(files).build().contextLength()).isEqualTo(4096);
        assertThat(Models.row("hug", "a/x")
                        .hub(files)
                        .offers(Models.offer("a", 1024L, null))
                        .build()
                        .contextLength())
                .isEqualTo(1024);
    }

    @Test
    void idsAreAllNamesOnceInAnyCase() {
        Model model = Models.row("all", "Acme/Uno")
                .slug("acme/uno-2025")
                .hubId("Acme/Uno")
                .aliases("~acme/uno-latest", "acme/uno")
                .offers(Models.offer("a", null, null).at("openrouter", "acme/uno:free"))
                .build();

        assertThat(model.ids()).containsExactly("Acme/Uno", "acme/uno-2025", "~acme/uno-latest", "acme/uno:free");
    }

    @Test
    void aVariantDoesNotClaimTheNamesOfItsModel() {
        assertThat(Models.row("openrouter", "acme/uno:batch")
                        .slug("acme/uno-2025")
                        .hubId("Acme/Uno")
                        .build()
                        .ids())
                .containsExactly("acme/uno:batch");
    }

    private static Pricing perToken(String price) {
        return Pricing.perToken(new BigDecimal(price), new BigDecimal(price));
    }

    private static Model priced(Architecture architecture, Pricing pricing, PriceOverride... overrides) {
        var terms = new OfferTerms(null, List.of(), Map.of(), null, List.of(overrides));
        return Models.row("openrouter", "a/x")
                .architecture(architecture)
                .offers(Models.offer("a", Offer.LIVE, null, pricing, terms))
                .build();
    }

    private static Offer capable(String status, Capabilities capabilities) {
        return new Offer(
                "a",
                null,
                null,
                status,
                Limits.UNKNOWN,
                Pricing.UNKNOWN,
                null,
                capabilities,
                null,
                null,
                null,
                OfferTerms.NONE);
    }
}
