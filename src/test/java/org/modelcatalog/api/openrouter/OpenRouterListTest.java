package org.modelcatalog.api.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.openrouter.OpenRouterModel.AliasTarget;
import org.modelcatalog.api.request.IgnoredParameters;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Price;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.Reasoning;
import org.modelcatalog.model.Serving;
import org.modelcatalog.model.TopProvider;
import org.modelcatalog.query.Page;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.ModelBuilder;
import org.modelcatalog.support.Models;

/** What OpenRouter's clients are told, and what they are not. */
class OpenRouterListTest {

    private static final String CREATED = "2025-03-18T16:20:11.000Z";
    private static final Pricing PRICED = Pricing.perToken(new BigDecimal("0.0000002"), new BigDecimal("0.0000006"));
    private static final long UNSAFE = (1L << 53) + 1;

    @Test
    void aModelOfWhichNothingMoreIsKnownHasEveryFieldThatHasToBeThere() {
        assertThat(row(priced()))
                .hasToString("{\"id\":\"acme-ai/aurora\",\"canonical_slug\":\"acme-ai/aurora\","
                        + "\"hugging_face_id\":null,\"name\":\"Aurora\",\"created\":1742314811,"
                        + "\"description\":\"Aurora\",\"context_length\":0,\"architecture\":{\"modality\":null,\"input_modalities\":[],"
                        + "\"output_modalities\":[],\"tokenizer\":\"Other\",\"instruct_type\":null},"
                        + "\"pricing\":{\"prompt\":\"0.0000002\",\"completion\":\"0.0000006\"},"
                        + "\"top_provider\":{\"context_length\":null,\"max_completion_tokens\":null,"
                        + "\"is_moderated\":false},\"per_request_limits\":null,\"supported_parameters\":[],"
                        + "\"default_parameters\":null,\"supported_voices\":null,"
                        + "\"links\":{\"details\":\"/api/v1/models/acme-ai/aurora/endpoints\"},"
                        + "\"knowledge_cutoff\":null,\"expiration_date\":null,"
                        + "\"object\":\"model\",\"owned_by\":\"acme-ai\"}");
    }

    @Test
    void otherPricesAreThereWhereTheyAreKnown() {
        var pricing = Pricing.perToken(BigDecimal.ZERO, BigDecimal.ZERO)
                .with(new Pricing(Map.of(Price.REQUEST, BigDecimal.ZERO, Price.IMAGE, new BigDecimal("0.0048"))));

        assertThat(row(model(CREATED, pricing, OfferTerms.NONE)).path("pricing"))
                .hasToString("{\"prompt\":\"0\",\"completion\":\"0\",\"request\":\"0\",\"image\":\"0.0048\"}");
    }

    @Test
    void modalitiesAreNamedInOpenRoutersWords() {
        var architecture = new Architecture(List.of(Modality.TEXT), List.of(Modality.EMBEDDING), "Qwen3", "chatml");

        assertThat(row(priced().with(architecture, served(PRICED, OfferTerms.NONE), Map.of()))
                        .path("architecture"))
                .hasToString("{\"modality\":\"text->embeddings\",\"input_modalities\":[\"text\"],"
                        + "\"output_modalities\":[\"embeddings\"],\"tokenizer\":\"Qwen3\","
                        + "\"instruct_type\":\"chatml\"}");
    }

    @Test
    void whatTheOfferComesWithIsTold() {
        JsonNode row = row(model(
                CREATED,
                PRICED,
                new OfferTerms(
                        new TopProvider(200_000L, 64_000L, true),
                        List.of("tools"),
                        Map.of("temperature", new BigDecimal("0.7"), "top_k", BigDecimal.TEN, "mood", BigDecimal.ONE),
                        Map.of("prompt_tokens", BigDecimal.TEN, "completion_tokens", BigDecimal.ONE),
                        List.of())));

        assertThat(row.path("top_provider"))
                .hasToString("{\"context_length\":200000,\"max_completion_tokens\":64000,\"is_moderated\":true}");
        assertThat(row.path("supported_parameters")).hasToString("[\"tools\"]");
        assertThat(row.path("default_parameters"))
                .hasToString("{\"temperature\":0.7,\"top_p\":null,\"top_k\":10,\"frequency_penalty\":null,"
                        + "\"presence_penalty\":null,\"repetition_penalty\":null}");
        assertThat(row.path("per_request_limits")).hasToString("{\"prompt_tokens\":10,\"completion_tokens\":1}");
    }

    @Test
    void whatTheShapeCannotHoldIsUnknownAndDoesNotCostTheList() {
        var terms = new OfferTerms(
                new TopProvider(UNSAFE, UNSAFE, null),
                List.of(),
                Map.of("top_k", new BigDecimal("0.5")),
                Map.of("prompt_tokens", BigDecimal.TEN),
                List.of());
        Serving serving = served(PRICED, terms);

        JsonNode row = row(priced().with(Architecture.UNKNOWN, serving, Map.of()));

        assertThat(row.path("context_length").longValue()).isZero();
        assertThat(row.path("top_provider").path("context_length").isNull()).isTrue();
        assertThat(row.path("top_provider").path("max_completion_tokens").isNull())
                .isTrue();
        assertThat(row.path("default_parameters").isNull()).isTrue();
        assertThat(row.path("per_request_limits").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "acme-ai/aurora, acme-ai/aurora-2025, /api/v1/models/acme-ai/aurora-2025/endpoints",
        "acme-ai/aurora:free, acme-ai/aurora-2025, /api/v1/models/acme-ai/aurora:free/endpoints",
        "~acme-ai/aurora-latest, ~acme-ai/aurora-latest, /api/v1/models/~acme-ai/aurora-latest/endpoints",
        "x, @acme/aurora 7b?x=1#y, /api/v1/models/@acme/aurora%207b%3Fx=1%23y/endpoints",
        "x, ä/%2F, /api/v1/models/%C3%A4/%252F/endpoints",
    })
    void detailsAreTheOffersOfTheModelOrOfTheVariant(String id, String slug, String details) {
        Model model = Models.row("openrouter", id)
                .slug(slug)
                .created(CREATED)
                .serving(served(PRICED, OfferTerms.NONE))
                .build();

        assertThat(row(model).path("links").path("details").textValue()).isEqualTo(details);
    }

    @Test
    void aModelWithoutADescriptionIsNamedInItsPlace() {
        Model described =
                ModelBuilder.from(priced()).description("Answers at dawn.").build();
        Model onHub = ModelBuilder.from(priced()).hubId("acme-ai/Aurora").build();

        assertThat(row(described).path("description").textValue()).isEqualTo("Answers at dawn.");
        assertThat(row(onHub).path("description").textValue()).isEqualTo("Hugging Face model: acme-ai/Aurora");
    }

    @Test
    void aModelOfNobodyIsOwnedByTheUnknown() {
        assertThat(row(ModelBuilder.from(priced()).owner(null).build())
                        .path("owned_by")
                        .textValue())
                .isEqualTo("unknown");
    }

    @Test
    void reasoningIsToldAsFarAsItIsKnown() {
        var stated = new Reasoning(false, true, "medium", List.of("high", "low"), true);
        var barely = new Reasoning(true, null, null, null, false);
        var unsaid = new Reasoning(null, true, "medium", List.of("high"), true);

        assertThat(row(withFacts(stated, null)).path("reasoning"))
                .hasToString("{\"mandatory\":false,\"default_enabled\":true,\"default_effort\":\"medium\","
                        + "\"supported_efforts\":[\"high\",\"low\"],\"supports_max_tokens\":true}");
        assertThat(row(withFacts(barely, null)).path("reasoning")).hasToString("{\"mandatory\":true}");
        assertThat(row(withFacts(unsaid, null)).has("reasoning")).isFalse();
    }

    @Test
    void benchmarksAreToldAsFarAsTheyFitTheFormat() {
        String stated = """
                {"source":"openrouter","other":7,
                 "artificial_analysis":{"intelligence_index":57.6,"coding_index":"many","news":1},
                 "design_arena":[{"arena":"models","category":"website","elo":1250.5,"win_rate":0.5,"rank":3},
                                 {"arena":"models","category":"game","elo":1250,"win_rate":0.5,"rank":1.5}, 7]}""";

        assertThat(row(withFacts(null, stated)).path("benchmarks"))
                .hasToString("{\"artificial_analysis\":{\"intelligence_index\":57.6,\"coding_index\":null,"
                        + "\"agentic_index\":null},\"design_arena\":[{\"arena\":\"models\",\"category\":\"website\","
                        + "\"elo\":1250.5,\"win_rate\":0.5,\"rank\":3}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "{\"design_arena\":{}}", "{\"artificial_analysis\":{\"x\":1}}", "{"})
    void benchmarksOutsideOfTheFormatAreLeftOut(String stated) {
        assertThat(row(withFacts(null, stated)).has("benchmarks")).isFalse();
    }

    @Test
    void anAliasNamesTheModelItStandsFor() {
        Model target = ModelBuilder.from(priced()).build();
        Model alias = Models.row("openrouter", "~acme-ai/aurora-latest")
                .created(CREATED)
                .aliasOf("Acme-AI/Aurora")
                .build();
        Model lost = Models.row("openrouter", "~acme-ai/lost-latest")
                .created(CREATED)
                .aliasOf("acme-ai/lost")
                .build();
        CatalogSnapshot snapshot = CatalogSnapshot.of(
                new Gateway("openrouter", "OpenRouter", "note", List.of()),
                new FetchedModels(List.of(target, alias, lost), Map.of(), Instant.EPOCH, List.of()));

        assertThat(json(OpenRouterModel.of(alias, AliasTarget.of(alias, snapshot)))
                        .path("alias_target"))
                .hasToString("{\"slug\":\"Acme-AI/Aurora\",\"name\":\"Aurora\"}");
        assertThat(AliasTarget.of(lost, snapshot)).isNull();
        assertThat(AliasTarget.of(target, snapshot)).isNull();
    }

    @Test
    void aModelWithoutAPriceIsLeftOutAndCounted() {
        Model promptOnly = model(CREATED, Pricing.perToken(BigDecimal.ONE, null), OfferTerms.NONE);

        OpenRouterSelection selection =
                OpenRouterSelection.of(List.of(unpriced(), priced(), promptOnly, model(null, Pricing.UNKNOWN)), false);

        assertThat(selection.models()).containsExactly(priced());
        assertThat(selection.leftOut()).isEqualTo(new OpenRouterSelection.LeftOut(3, 0));
    }

    @Test
    void onDemandItComesWithOpenRoutersWordForAPriceThatCannotBeTold() {
        OpenRouterSelection selection = OpenRouterSelection.of(List.of(unpriced()), true);

        assertThat(selection.leftOut()).isEqualTo(new OpenRouterSelection.LeftOut(0, 0));
        assertThat(row(selection.models().get(0)).path("pricing"))
                .hasToString("{\"prompt\":\"-1\",\"completion\":\"-1\"}");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "yesterday", "1742314811", "+999999999-01-01T00:00:00Z"})
    void aModelWithoutATimeOfCreationIsLeftOutWhateverIsAskedFor(String created) {
        OpenRouterSelection selection =
                OpenRouterSelection.of(List.of(priced(), model(created, PRICED, OfferTerms.NONE)), true);

        assertThat(selection.models()).containsExactly(priced());
        assertThat(selection.leftOut()).isEqualTo(new OpenRouterSelection.LeftOut(0, 1));
    }

    @Test
    void aPageCountsAllAndLeadsToTheNext() {
        JsonNode page = json(page(0, 2));

        assertThat(page.path("total_count").intValue()).isEqualTo(3);
        assertThat(page.path("links").path("next").textValue()).isEqualTo("from 2");
        assertThat(page.path("left_out")).hasToString("{\"price_unknown\":1,\"created_unknown\":0}");
    }

    @Test
    void theLastPageLeadsNowhere() {
        assertThat(json(page(2, 2)).path("links")).hasToString("{\"next\":null}");
    }

    @Test
    void theCountIsOneLevelDown() {
        assertThat(json(OpenRouterCount.of(335))).hasToString("{\"data\":{\"count\":335}}");
    }

    private static OpenRouterList page(int offset, int limit) {
        OpenRouterSelection selection =
                OpenRouterSelection.of(List.of(priced(), unpriced(), priced(), priced()), false);
        return OpenRouterList.around(
                selection,
                Page.of(selection.models(), offset, limit),
                new NextPage("from "),
                new IgnoredParameters(List.of()));
    }

    private static JsonNode row(Model model) {
        return json(OpenRouterModel.of(model, null));
    }

    private static JsonNode json(Object view) {
        try {
            return new ObjectMapper().readTree(new JsonWriter().of(view));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Model withFacts(Reasoning reasoning, String benchmarks) {
        return ModelBuilder.from(priced())
                .facts(new Facts(reasoning, null, null, benchmarks, null, null))
                .build();
    }

    private static Model priced() {
        return model(CREATED, PRICED);
    }

    private static Model unpriced() {
        return model(CREATED, Pricing.UNKNOWN);
    }

    private static Model model(String created, Pricing pricing) {
        return model(created, pricing, OfferTerms.NONE);
    }

    private static Model model(String created, Pricing pricing, OfferTerms terms) {
        return Models.row("openrouter", "acme-ai/aurora")
                .name("Aurora")
                .owner("acme-ai")
                .created(created)
                .serving(served(pricing, terms))
                .build();
    }

    private static Serving served(Pricing pricing, OfferTerms terms) {
        return new Serving(List.of(Models.offer("openrouter", Offer.LIVE, null, pricing, terms)));
    }
}
