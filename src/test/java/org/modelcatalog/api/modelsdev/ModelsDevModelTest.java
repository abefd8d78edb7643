package org.modelcatalog.api.modelsdev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.support.OfferBuilder.offer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.LiveOffer;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Reasoning;
import org.modelcatalog.support.ModelBuilder;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OfferBuilder;

class ModelsDevModelTest {

    private static final String ID = "acme/ant";
    private static final String RELEASED = "2026-03-01";
    private static final Architecture TEXT = of(List.of(Modality.TEXT), List.of(Modality.TEXT));

    @Test
    void whatNobodyStatesIsFalseOrZeroOrAbsent() {
        ModelsDevModel model = of(row(), offer("openrouter"));

        assertThat(model)
                .isEqualTo(new ModelsDevModel(
                        ID,
                        ID,
                        "",
                        false,
                        false,
                        null,
                        false,
                        null,
                        null,
                        null,
                        RELEASED,
                        RELEASED,
                        new ModelsDevModalities(List.of(), List.of()),
                        false,
                        null,
                        new ModelsDevModel.Limit(0, null, 0),
                        null));
    }

    @Test
    void limitsAreThoseOfTheOfferAndNotOfTheModelsFiles() {
        ModelsDevModel model =
                of(row().nativeContext(131_072L), offer("openrouter").limits(32_768L, 30_000L, 4096L));
        ModelsDevModel silent = of(row().nativeContext(131_072L), offer("openrouter"));
        ModelsDevModel huge = of(row(), offer("openrouter").limits(Long.MAX_VALUE, Long.MAX_VALUE, 1L));

        assertThat(model.limit()).isEqualTo(new ModelsDevModel.Limit(32_768, 30_000L, 4096));
        assertThat(silent.limit()).isEqualTo(new ModelsDevModel.Limit(0, null, 0));
        assertThat(huge.limit()).isEqualTo(new ModelsDevModel.Limit(0, null, 1));
    }

    @Test
    void modalitiesHaveTheWordsOfModelsDev() {
        var everything = of(
                List.of(Modality.TEXT, Modality.IMAGE, Modality.AUDIO, Modality.VIDEO, Modality.FILE),
                List.of(Modality.TEXT, Modality.EMBEDDING));

        ModelsDevModel model = of(row().architecture(everything), offer("openrouter"));

        assertThat(model.modalities())
                .isEqualTo(new ModelsDevModalities(List.of("text", "image", "audio", "video", "pdf"), List.of("text")));
        assertThat(model.attachment()).isTrue();
        assertThat(of(row().architecture(TEXT), offer("openrouter")).attachment())
                .isFalse();
    }

    @Test
    void capabilitiesAreThoseOfTheOffer() {
        ModelsDevModel able = of(
                row(),
                offer("openrouter")
                        .has(Capability.TOOLS, true)
                        .has(Capability.STRUCTURED_OUTPUTS, false)
                        .parameters("temperature", "tools"));
        ModelsDevModel fixed = of(row(), offer("openrouter").parameters("tools"));

        assertThat(able.toolCall()).isTrue();
        assertThat(able.structuredOutput()).isFalse();
        assertThat(able.temperature()).isTrue();
        assertThat(fixed.temperature()).isFalse();
    }

    @Test
    void reasoningHasTheOptionsThatItsGatewayStates() {
        Facts facts = facts(new Reasoning(false, true, "high", List.of("high", "absurd", "low"), true), null, null);

        ModelsDevModel model = of(row().facts(facts), offer("openrouter").has(Capability.REASONING, true));

        assertThat(model.reasoning()).isTrue();
        assertThat(model.reasoningOptions())
                .containsExactly(
                        new ModelsDevReasoning("toggle", null),
                        new ModelsDevReasoning("effort", List.of("high", "low")),
                        new ModelsDevReasoning("budget_tokens", null));
    }

    @Test
    void reasoningWithoutOptionsHasAnEmptyListAndNoReasoningHasNone() {
        Facts mandatory = facts(new Reasoning(true, null, null, null, null), null, null);

        assertThat(of(row().facts(mandatory), offer("openrouter").has(Capability.REASONING, true))
                        .reasoningOptions())
                .isEmpty();
        assertThat(of(row().facts(mandatory), offer("openrouter").has(Capability.REASONING, false))
                        .reasoningOptions())
                .isNull();
    }

    @Test
    void anotherGatewayOfTheModelReasonsTooButByItsOwnOptions() {
        Facts facts = facts(new Reasoning(false, true, null, List.of("low"), null), null, null);
        Model merged = row().facts(facts)
                .origins(Map.of(ModelField.REASONING, new Origin("openrouter", "reasoning", Instant.EPOCH)))
                .offers(
                        offer("openrouter")
                                .at("openrouter", ID)
                                .has(Capability.REASONING, true)
                                .build(),
                        offer("featherless").at("featherless", ID).build())
                .build();

        List<ModelsDevModel> rows = LiveOffer.of(List.of(merged)).stream()
                .map(live -> ModelsDevModel.of(live.id(), live, RELEASED, RELEASED))
                .toList();

        assertThat(rows).extracting(ModelsDevModel::reasoning).containsExactly(true, true);
        assertThat(rows.get(0).reasoningOptions()).hasSize(2);
        assertThat(rows.get(1).reasoningOptions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2025-01, 2025-01", "2025-01-31, 2025-01-31", "early 2025, ", "2025, "})
    void theCutoffOfKnowledgeIsADateOrAbsent(String stated, String given) {
        assertThat(of(row().facts(facts(null, stated, null)), offer("openrouter"))
                        .knowledge())
                .isEqualTo(given);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-01, 2026-05-02, deprecated",
        "2026-05-01, 2026-05-01, ",
        "2026-05-01T23:00:00-05:00, 2026-05-02, ",
        ", 2026-05-01, "
    })
    void anOfferIsDeprecatedAfterItsLastDay(String expiration, String fetched, String status) {
        Model model = row().facts(facts(null, null, expiration))
                .offers(offer("openrouter").build())
                .build();

        assertThat(ModelsDevModel.of(ID, live(model), RELEASED, fetched).status())
                .isEqualTo(status);
    }

    @Test
    void theLastDayOfOneGatewayIsNotThatOfAnother() {
        Model merged = row().facts(facts(null, null, "2020-01-01"))
                .origins(Map.of(ModelField.EXPIRATION_DATE, new Origin("openrouter", "expiration_date", Instant.EPOCH)))
                .offers(offer("featherless").at("featherless", ID).build())
                .build();

        assertThat(ModelsDevModel.of(ID, live(merged), RELEASED, "2026-01-01").status())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "acme/ant:novita, Ant, Ant (novita)",
        "acme/ant:free, Ant (free), Ant (free)",
        "acme/ant:free, Ant, Ant (free)",
        "acme/ant, Ant, Ant",
        "@vertex:eu/ant, Ant, Ant"
    })
    void theNameSaysWhatTheIdSaysBesideTheModel(String id, String name, String given) {
        Model model = row().name(name).offers(offer("openrouter").build()).build();

        assertThat(ModelsDevModel.of(id, live(model), RELEASED, RELEASED).name())
                .isEqualTo(given);
    }

    @Test
    void weightsAreOpenIfTheHubHasThem() {
        assertThat(of(row().hubId("acme/Ant"), offer("openrouter")).openWeights())
                .isTrue();
    }

    private static ModelBuilder row() {
        return Models.row("openrouter", ID);
    }

    private static Facts facts(Reasoning reasoning, String knowledge, String expiration) {
        return new Facts(reasoning, knowledge, expiration, null, null, null);
    }

    private static Architecture of(List<Modality> inputs, List<Modality> outputs) {
        return new Architecture(inputs, outputs, null, null);
    }

    private static ModelsDevModel of(ModelBuilder row, OfferBuilder offer) {
        return ModelsDevModel.of(ID, live(row.offers(offer.build()).build()), RELEASED, RELEASED);
    }

    private static LiveOffer live(Model model) {
        return LiveOffer.of(List.of(model)).get(0);
    }
}
