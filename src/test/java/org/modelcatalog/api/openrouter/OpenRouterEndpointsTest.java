package org.modelcatalog.api.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.catalog.UnknownModelException;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Capabilities;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.Models;

/** Single models, their offers and who makes them, as OpenRouter's clients are told. */
class OpenRouterEndpointsTest {

    private static final String CREATED = "2025-03-18T16:20:11.000Z";
    private static final long SECONDS = 1742314811;
    private static final Pricing PRICED = Pricing.perToken(new BigDecimal("0.0000002"), new BigDecimal("0.0000006"));

    @Test
    void anOfferOfWhichNothingMoreIsKnownHasEveryFieldThatHasToBeThere() {
        JsonNode answer = json(OpenRouterEndpoints.of(model(offer(Offer.LIVE, PRICED)), SECONDS, false));

        assertThat(answer.path("left_out")).hasToString("{\"not_live\":0,\"price_unknown\":0}");
        assertThat(answer.path("data"))
                .hasToString("{\"id\":\"acme-ai/aurora\",\"name\":\"Aurora\",\"created\":1742314811,"
                        + "\"description\":\"Aurora\",\"architecture\":{\"modality\":null,\"input_modalities\":[],"
                        + "\"output_modalities\":[],\"tokenizer\":\"Other\",\"instruct_type\":null},"
                        + "\"endpoints\":[{\"name\":\"northwind | acme-ai/aurora\",\"model_id\":\"acme-ai/aurora\","
                        + "\"model_name\":\"Aurora\",\"context_length\":0,"
                        + "\"pricing\":{\"prompt\":\"0.0000002\",\"completion\":\"0.0000006\"},"
                        + "\"provider_name\":\"northwind\",\"tag\":\"northwind\",\"quantization\":null,"
                        + "\"max_completion_tokens\":null,\"max_prompt_tokens\":null,\"supported_parameters\":[],"
                        + "\"status\":0,\"uptime_last_5m\":null,\"uptime_last_30m\":null,\"uptime_last_1d\":null,"
                        + "\"supports_implicit_caching\":false,\"supports_tool_choice\":{\"auto\":false,\"none\":false,"
                        + "\"required\":false,\"function\":false},\"latency_last_30m\":null,"
                        + "\"throughput_last_30m\":null,\"first_token_latency_ms\":null,\"throughput\":null,"
                        + "\"source_gateway\":\"hug\"}]}");
    }

    @Test
    void whatTheOfferStatesIsTold() {
        var offer = new Offer(
                "northwind",
                "openrouter",
                "acme-ai/aurora:fast",
                Offer.LIVE,
                new Limits(131_072L, 100_000L, 8_192L),
                PRICED,
                "FP8",
                Capabilities.of(true, null),
                new BigDecimal("212.5"),
                new BigDecimal("96"),
                true,
                OfferTerms.NONE);

        JsonNode endpoint = json(OpenRouterEndpoint.of(offer, model(offer)));

        assertThat(endpoint.path("model_id").textValue()).isEqualTo("acme-ai/aurora:fast");
        assertThat(endpoint.path("tag").textValue()).isEqualTo("northwind/fp8");
        assertThat(endpoint.path("quantization").textValue()).isEqualTo("fp8");
        assertThat(endpoint.path("context_length").longValue()).isEqualTo(131_072);
        assertThat(endpoint.path("max_prompt_tokens").longValue()).isEqualTo(100_000);
        assertThat(endpoint.path("max_completion_tokens").longValue()).isEqualTo(8_192);
        assertThat(endpoint.path("first_token_latency_ms").decimalValue()).isEqualTo("212.5");
        assertThat(endpoint.path("throughput").decimalValue()).isEqualTo("96");
        assertThat(endpoint.path("source_gateway").textValue()).isEqualTo("openrouter");
        assertThat(endpoint.path("supported_parameters")).hasToString("[\"tools\",\"tool_choice\"]");
    }

    @Test
    void onlyAStatedParameterSaysWhichToolCanBeChosen() {
        var stated = new OfferTerms(null, List.of("tools", "tool_choice"), Map.of(), null, List.of());
        var toolsAlone = new OfferTerms(null, List.of("tools"), Map.of(), null, List.of());

        assertThat(OpenRouterToolChoice.of(Models.offer("northwind", Offer.LIVE, null, PRICED, stated)))
                .isEqualTo(new OpenRouterToolChoice(true, true, true, true));
        assertThat(OpenRouterToolChoice.of(Models.offer("northwind", Offer.LIVE, null, PRICED, toolsAlone)))
                .isEqualTo(new OpenRouterToolChoice(true, false, false, false));
    }

    @Test
    void offersThatCannotBeCalledOrPricedAreLeftOutAndCounted() {
        Model model =
                model(offer("error", PRICED), offer("error", Pricing.UNKNOWN), offer(Offer.LIVE, Pricing.UNKNOWN));

        OpenRouterEndpoints usual = OpenRouterEndpoints.of(model, SECONDS, false);
        OpenRouterEndpoints unpriced = OpenRouterEndpoints.of(model, SECONDS, true);

        assertThat(usual.data().endpoints()).isEmpty();
        assertThat(usual.leftOut()).isEqualTo(new OpenRouterEndpoints.LeftOut(2, 1));
        assertThat(unpriced.leftOut()).isEqualTo(new OpenRouterEndpoints.LeftOut(2, 0));
        assertThat(json(unpriced.data().endpoints().get(0)).path("pricing"))
                .hasToString("{\"prompt\":\"-1\",\"completion\":\"-1\"}");
    }

    @Test
    void whoServesNothingNowIsNoProvider() {
        Model served =
                model(offer(Offer.LIVE, PRICED), Models.offer("brightline", "error", null, PRICED, OfferTerms.NONE));

        assertThat(json(OpenRouterProviders.of(List.of(served))))
                .hasToString("{\"data\":[{\"name\":\"northwind\",\"slug\":\"northwind\",\"privacy_policy_url\":null,"
                        + "\"terms_of_service_url\":null,\"status_page_url\":null}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme-ai/aurora", "Acme-AI/AURORA", "acme-ai/aurora:nitro", "acme-ai/aurora:Floor"})
    void aModelIsFoundByItsIdWithOrWithoutARoutingSuffix(String id) {
        Model model = model(offer(Offer.LIVE, PRICED));

        assertThat(FoundModel.of(snapshot(model), id)).isEqualTo(new FoundModel(model, SECONDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme-ai/other", "acme-ai/aurora:free", "acme-ai/aurora:v2", ":nitro"})
    void aVariantWithAPriceOfItsOwnIsNotTheModel(String id) {
        CatalogSnapshot snapshot = snapshot(model(offer(Offer.LIVE, PRICED)));

        assertThatThrownBy(() -> FoundModel.of(snapshot, id)).isInstanceOf(UnknownModelException.class);
    }

    @Test
    void whatTheFormatCannotExpressIsNotFoundForAReason() {
        CatalogSnapshot undated = snapshot(Models.row("hug", "acme-ai/aurora").build());
        Model unpriced = model(offer(Offer.LIVE, Pricing.UNKNOWN));
        FoundModel found = FoundModel.of(snapshot(unpriced), "acme-ai/aurora");

        assertThatThrownBy(() -> FoundModel.of(undated, "acme-ai/aurora"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(404))
                .hasMessage("The time of creation of acme-ai/aurora is unknown, which this format requires");
        assertThatThrownBy(() -> found.priced(false))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(404))
                .hasMessage("The price of acme-ai/aurora is unknown, which this format requires; include_unpriced=true"
                        + " shows the model with the price \"-1\"");
        assertThat(found.priced(true)).isSameAs(unpriced);
    }

    private static CatalogSnapshot snapshot(Model model) {
        return CatalogSnapshot.of(
                new Gateway("hug", "Hub", "note", List.of()),
                new FetchedModels(List.of(model), Map.of(), Instant.EPOCH, List.of()));
    }

    private static Model model(Offer... offers) {
        return Models.row("hug", "acme-ai/aurora")
                .name("Aurora")
                .created(CREATED)
                .offers(offers)
                .build();
    }

    private static Offer offer(String status, Pricing pricing) {
        return Models.offer("northwind", status, null, pricing, OfferTerms.NONE);
    }

    private static JsonNode json(Object view) {
        try {
            return new ObjectMapper().readTree(new JsonWriter().of(view));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
