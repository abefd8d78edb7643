package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.NotFoundException;
import com.openai.models.models.Model;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.modelcatalog.api.modelsdev.ModelsDevSchema;
import org.modelcatalog.support.NodeClients;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/** Third-party clients of the emulated services read the packaged service. */
class ClientsIT {

    private static final String UNKNOWN = "No model acme-ai/does-not-exist in this gateway's catalog";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final StubHub HUB = StubHub.withModels(600);
    private static PackagedService service;

    /** Returns the catalog's own rows. */
    private static List<Map<String, Object>> rows;

    @BeforeAll
    static void start() {
        service = PackagedService.start(Path.of("target", "clients-it.log"), HUB.settings(Map.of()));
        URI list = service.uri("/v1/catalog/models");
        await().atMost(PATIENCE).until(() -> service.status(list) == 200);
        rows = rows("/v1/catalog/models");
    }

    @AfterAll
    static void stop() {
        service.close();
        HUB.close();
    }

    @Test
    void openRoutersSdkReadsWhatOpenRoutersShapeCanShow() {
        JsonNode read = NodeClients.installed().say("openrouter.mjs", service.uri("/"));

        List<Map<String, Object>> priced = rows("/v1/catalog/models?gateway=all").stream()
                .filter(row -> price(row, "prompt") != null)
                .toList();
        assertThat(priced).hasSizeGreaterThan(100);
        assertThat(elements(read.path("models")))
                .extracting(
                        model -> model.path("id").textValue(),
                        model -> model.path("created").longValue(),
                        model -> model.path("contextLength").longValue(),
                        model -> model.path("pricing").path("prompt").textValue(),
                        model -> model.path("pricing").path("completion").textValue())
                .containsExactlyElementsOf(priced.stream()
                        .map(row -> tuple(
                                row.get("id"),
                                seconds(row),
                                ((Number) row.get("context_length")).longValue(),
                                price(row, "prompt"),
                                price(row, "completion")))
                        .toList());
        assertThat(read.path("totalCount").intValue()).isEqualTo(priced.size());
        assertThat(read.path("count").intValue()).isEqualTo(priced.size());
        assertThat(texts(read.path("paged"))).isEqualTo(ids(priced));
        assertThat(texts(read.path("ofUser"))).isEqualTo(ids(priced));
        assertThat(texts(read.path("tools")))
                .isNotEmpty()
                .isEqualTo(ids(priced.stream()
                        .filter(row -> ((List<?>) row.get("supported_parameters"))
                                .containsAll(List.of("tools", "tool_choice")))
                        .filter(row -> ((Map<?, ?>) row.get("architecture"))
                                .get("output_modalities")
                                .equals(List.of("text")))
                        .toList()));
        assertThat(texts(read.path("cheap")))
                .isNotEmpty()
                .extracting(BigDecimal::new)
                .isSorted()
                .allMatch(price -> price.compareTo(new BigDecimal("0.000001")) <= 0);
        assertThat(texts(read.path("unknownWords"))).isEmpty();
        assertThat(read.path("reasoning").intValue()).isPositive();
        assertThat(read.path("benchmarks").intValue()).isPositive();
    }

    @Test
    void openRoutersSdkReadsSingleModelsTheirOffersAndWhoMakesThem() {
        JsonNode read = NodeClients.installed().say("openrouter.mjs", service.uri("/"));

        List<String> models = elements(read.path("models")).stream()
                .map(model -> model.path("id").textValue())
                .toList();
        assertThat(texts(read.path("single"))).isEqualTo(models.subList(0, 20));
        assertThat(read.path("routed").textValue()).isEqualTo(models.get(0));
        assertThat(texts(read.path("offered"))).isEqualTo(models.subList(0, 50));
        assertThat(elements(read.path("endpoints")))
                .hasSizeGreaterThanOrEqualTo(50)
                .allSatisfy(endpoint -> assertThat(texts(read.path("providers")))
                        .contains(endpoint.path("providerName").textValue()));
        assertThat(texts(read.path("embeddings")))
                .contains("closed-lab/compass-1")
                .isSubsetOf(models);
        assertThat(read.path("refused").path("status").intValue()).isEqualTo(400);
        assertThat(read.path("refused").path("message").textValue()).startsWith("output_modalities must be ");
        for (String call : List.of("unknown", "unknownOffers")) {
            JsonNode error = read.path(call);
            assertThat(error.path("name").textValue()).isEqualTo("NotFoundResponseError");
            assertThat(error.path("status").intValue()).isEqualTo(404);
            assertThat(error.path("code").intValue()).isEqualTo(404);
            assertThat(error.path("message").textValue()).startsWith("No model acme-ai/none");
        }
    }

    @Test
    void openAisClientForJavaScriptReadsEveryModel() {
        JsonNode read = NodeClients.installed().say("openai.mjs", service.uri("/"));

        assertThat(elements(read.path("models")))
                .extracting(
                        model -> model.path("id").textValue(),
                        model -> model.path("created").longValue(),
                        model -> model.path("owner").textValue(),
                        model -> model.path("object").textValue())
                .containsExactlyElementsOf(everyModel());
        assertThat(read.path("retrieved").path("id").textValue())
                .isEqualTo(rows.get(0).get("id"));
        assertThat(read.path("retrieved").path("context_window").longValue())
                .isEqualTo(((Number) rows.get(0).get("context_length")).longValue());
        assertThat(read.path("unknown").path("message").textValue()).isEqualTo("404 " + UNKNOWN);
        assertThat(read.path("unknown").path("code").textValue()).isEqualTo("model_not_found");
        assertThat(read.path("wrong").path("message").textValue()).startsWith("400 limit must be ");
        assertThat(read.path("wrong").path("param").textValue()).isEqualTo("limit");
    }

    @Test
    void openAisClientForJavaReadsEveryModelAndFindsNoFieldWrong() {
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .baseUrl(service.uri("/v1").toString())
                .apiKey("none")
                .responseValidation(true)
                .maxRetries(0)
                .build();
        try {
            assertThat(client.models().list().autoPager().stream())
                    .extracting(
                            Model::id,
                            Model::created,
                            Model::ownedBy,
                            model -> model._object_().asStringOrThrow())
                    .containsExactlyElementsOf(everyModel());
            String first = (String) rows.get(0).get("id");
            assertThat(client.models().retrieve(first).validate().id()).isEqualTo(first);
            assertThatThrownBy(() -> client.models().retrieve("acme-ai/does-not-exist"))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining(UNKNOWN);
        } finally {
            client.close();
        }
    }

    @Test
    void aClientOfModelsDevReadsLiveOffersWithTheirPrices() {
        URI document = service.uri("/models.dev/api.json?gateway=hug");
        HttpResponse<String> answer = service.get(document).orElseThrow();

        JsonNode read = NodeClients.installed().say("modelsdev.mjs", service.uri("/"));

        List<Tuple> live = liveOffers(offer -> tuple(
                "huggingface",
                offer.get("id") + ":" + offer.get("provider"),
                offer.get("context_length") == null ? 0 : ((Number) offer.get("context_length")).longValue(),
                perMillion(price(offer, "prompt")),
                perMillion(price(offer, "completion"))));
        assertThat(elements(read.path("models")))
                .hasSize(live.size() - leftOut(answer))
                .hasSizeGreaterThan(100)
                .extracting(
                        model -> model.path("provider").textValue(),
                        model -> model.path("id").textValue(),
                        model -> model.path("context").longValue(),
                        model -> model.has("input") ? model.path("input").doubleValue() : null,
                        model -> model.has("output") ? model.path("output").doubleValue() : null)
                .isSubsetOf(live);
        assertThat(ModelsDevSchema.violations(answer.body())).isEmpty();
    }

    @Test
    void liteLlmsMapHasThePriceOfEveryLiveOfferThatHasOne() {
        HttpResponse<String> answer = service.get(
                        service.uri("/litellm/model_prices_and_context_window.json?gateway=hug"))
                .orElseThrow();
        Map<String, Map<String, Object>> map = JsonPath.from(answer.body()).getMap("");

        List<Tuple> live = liveOffers(offer -> tuple(
                "openai/" + offer.get("id") + ":" + offer.get("provider"),
                perMillion(price(offer, "prompt")),
                perMillion(price(offer, "completion"))));
        List<Tuple> priced =
                live.stream().filter(offer -> offer.toList().get(1) != null).toList();
        assertThat(map.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("openai/"))
                        .map(entry -> tuple(
                                entry.getKey(),
                                perMillion(entry.getValue().get("input_cost_per_token")),
                                perMillion(entry.getValue().get("output_cost_per_token")))))
                .hasSizeGreaterThan(100)
                .containsExactlyInAnyOrderElementsOf(priced);
        assertThat(leftOut(answer)).isEqualTo(live.size() - priced.size());
    }

    private static <T> List<T> liveOffers(Function<Map<String, Object>, T> as) {
        return rows.stream()
                .flatMap(row -> ((List<?>) row.get("providers")).stream())
                .map(ClientsIT::object)
                .filter(offer -> "live".equals(offer.get("status")))
                .map(as)
                .toList();
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private static Map<String, Object> object(Object json) {
        return (Map<String, Object>) json;
    }

    private static Double perMillion(Object perToken) {
        return perToken == null
                ? null
                : new BigDecimal(String.valueOf(perToken)).movePointRight(6).doubleValue();
    }

    private static int leftOut(HttpResponse<String> answer) {
        return Integer.parseInt(
                answer.headers().firstValue("X-Catalog-Left-Out").orElseThrow());
    }

    private static List<Map<String, Object>> rows(String list) {
        return JsonPath.from(service.get(service.uri(list)).orElseThrow().body())
                .getList("data");
    }

    private static List<Tuple> everyModel() {
        return rows.stream()
                .map(row -> tuple(
                        row.get("id"),
                        seconds(row),
                        Objects.requireNonNullElse(row.get("provider_slug"), "unknown"),
                        "model"))
                .toList();
    }

    private static long seconds(Map<String, Object> row) {
        return Instant.parse((String) row.get("created")).getEpochSecond();
    }

    private static Object price(Map<String, Object> row, String of) {
        return ((Map<?, ?>) row.get("pricing")).get(of);
    }

    private static List<String> ids(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> (String) row.get("id")).toList();
    }

    private static List<String> texts(JsonNode list) {
        return elements(list).stream().map(JsonNode::textValue).toList();
    }

    private static List<JsonNode> elements(JsonNode list) {
        var elements = new ArrayList<JsonNode>();
        list.forEach(elements::add);
        return elements;
    }
}
