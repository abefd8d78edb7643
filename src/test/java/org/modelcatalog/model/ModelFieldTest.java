package org.modelcatalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modelcatalog.support.Models;

class ModelFieldTest {

    private static final Model NOTHING = Models.model("a/x", "x", "a");

    @ParameterizedTest
    @EnumSource
    void nothingIsKnownOfARowThatSaysNothing(ModelField field) {
        assertThat(field.isKnown(NOTHING)).isFalse();
    }

    @Test
    void theHubKnowingOnlyWhereAModelIsMakesNothingKnown() {
        Model row = NOTHING.with(HubMetrics.unknown("https://huggingface.co/a/x"), Map.of());

        assertThat(known(row)).isEmpty();
    }

    @Test
    void whatTheHubSaysIsKnownFieldByField() {
        var hub = new HubMetrics(
                null,
                0L,
                0L,
                null,
                new ParameterCount(1, ParameterCount.Rule.GGUF_TOTAL),
                null,
                null,
                "2026",
                null,
                null,
                null,
                null,
                null,
                "mit",
                "gguf",
                List.of("en"),
                List.of("a/base"),
                List.of("tag"),
                null,
                null,
                List.of(),
                null,
                Weights.UNKNOWN);

        assertThat(known(NOTHING.with(hub, Map.of())))
                .isEqualTo(EnumSet.of(
                        ModelField.HUB_METRICS,
                        ModelField.DOWNLOADS,
                        ModelField.LIKES,
                        ModelField.NUM_PARAMETERS,
                        ModelField.LAST_MODIFIED,
                        ModelField.LICENSE,
                        ModelField.LIBRARY_NAME,
                        ModelField.LANGUAGES,
                        ModelField.BASE_MODELS,
                        ModelField.TAGS));
    }

    @Test
    void whatAGatewaySaysIsKnownFieldByField() {
        var free = Pricing.perToken(BigDecimal.ZERO, BigDecimal.ZERO);
        var offer = offer(free, new OfferTerms(null, List.of("seed"), Map.of(), null, List.of()));
        var row = Models.row("openrouter", "a/x")
                .created("2026")
                .description("Made up.")
                .architecture(new Architecture(List.of(Modality.TEXT), List.of(Modality.TEXT), "Qwen3", "chatml"))
                .offers(offer)
                .build();

        assertThat(known(row))
                .isEqualTo(EnumSet.of(
                        ModelField.CREATED,
                        ModelField.DESCRIPTION,
                        ModelField.CONTEXT_LENGTH,
                        ModelField.MODALITY,
                        ModelField.TOKENIZER,
                        ModelField.INSTRUCT_TYPE,
                        ModelField.PRICING,
                        ModelField.PROVIDERS,
                        ModelField.TOP_PROVIDER,
                        ModelField.SUPPORTED_PARAMETERS,
                        ModelField.CAPABILITIES));
    }

    @Test
    void aPriceOfOneKindAloneIsNotAPrice() {
        var half = offer(Pricing.perToken(BigDecimal.ONE, null), OfferTerms.NONE);
        Model row = NOTHING.with(Architecture.UNKNOWN, new Serving(List.of(half)), Map.of());

        assertThat(known(row))
                .containsExactly(ModelField.CONTEXT_LENGTH, ModelField.PROVIDERS, ModelField.TOP_PROVIDER);
    }

    @Test
    void labelsAreTheNamesClientsSeeAndAreUnique() {
        assertThat(Arrays.stream(ModelField.values()).map(ModelField::label))
                .doesNotHaveDuplicates()
                .allMatch(label -> label.matches("[a-z_]+"));
        assertThat(ModelField.HUB_METRICS.label()).isEqualTo("huggingface_metrics");
    }

    @Test
    void coverageIsTheShareOfRowsThatKnowAField() {
        Model known = NOTHING.with(HubMetrics.unknown(null).withNativeContext(4096L), Map.of());

        Map<ModelField, Double> coverage = ModelField.coverage(List.of(known, NOTHING, known));

        assertThat(coverage).containsOnlyKeys(ModelField.values());
        assertThat(coverage).containsEntry(ModelField.CONTEXT_LENGTH, 0.667).containsEntry(ModelField.CREATED, 0.0);
    }

    @Test
    void coverageOfNoRowsIsZero() {
        assertThat(ModelField.coverage(List.of()).values())
                .hasSize(ModelField.values().length)
                .containsOnly(0.0);
    }

    private static Set<ModelField> known(Model row) {
        Set<ModelField> known = EnumSet.noneOf(ModelField.class);
        Arrays.stream(ModelField.values()).filter(field -> field.isKnown(row)).forEach(known::add);
        return known;
    }

    private static Offer offer(Pricing pricing, OfferTerms terms) {
        return Models.offer("openrouter", Offer.LIVE, 4096L, pricing, terms);
    }
}
