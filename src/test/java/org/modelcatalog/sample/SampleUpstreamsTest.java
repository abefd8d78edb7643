package org.modelcatalog.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.support.StubHub;

class SampleUpstreamsTest {

    private static final List<JsonObject> MODELS = SampleModels.models(400);
    private static final Set<String> HUB_IDS =
            MODELS.stream().map(model -> model.getString("id")).collect(Collectors.toSet());
    private static final String KEY = "x-portkey-api-key";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static StubHub server;

    @BeforeAll
    static void start() {
        server = StubHub.of(MODELS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theRouterListsWhatTheHubSaysOfTheProviders() throws Exception {
        JsonObject model = MODELS.stream()
                .filter(SampleListing::isServed)
                .filter(served -> served.getString("pipeline_tag").equals("text-generation"))
                .findFirst()
                .orElseThrow();
        JsonObject offer = model.getJsonArray("inferenceProviderMapping").stream()
                .map(JsonObject.class::cast)
                .filter(entry -> entry.containsKey("providerDetails"))
                .findFirst()
                .orElseThrow();

        JsonObject row = rows("/router/v1/models").get(0);

        assertThat(row.getString("id")).isEqualTo(model.getString("id"));
        assertThat(row.getLong("created"))
                .isEqualTo(Instant.parse(model.getString("createdAt")).getEpochSecond());
        assertThat(row.getJsonArray("providers")).anySatisfy(entry -> {
            JsonObject provider = (JsonObject) entry;
            assertThat(provider.getString("provider")).isEqualTo(offer.getString("provider"));
            assertThat(provider.getValue("context_length"))
                    .isEqualTo(offer.getJsonObject("providerDetails").getValue("context_length"));
            assertThat(provider.getValue("pricing"))
                    .isEqualTo(offer.getJsonObject("providerDetails").getValue("pricing"));
            assertThat(provider.getValue("throughput"))
                    .isEqualTo(offer.getJsonObject("performance").getValue("tokensPerSecond"));
        });
    }

    @Test
    void theRouterHasModelsOfTheHubInAnotherCaseAndModelsThatTheHubHasNot() throws Exception {
        Set<String> lowerCase =
                HUB_IDS.stream().map(id -> id.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());

        List<String> unknown = ids("/router/v1/models").stream()
                .filter(id -> !HUB_IDS.contains(id))
                .toList();

        assertThat(unknown)
                .anyMatch(id -> lowerCase.contains(id.toLowerCase(Locale.ROOT)))
                .filteredOn(id -> !lowerCase.contains(id.toLowerCase(Locale.ROOT)))
                .hasSize(3)
                .allMatch(id -> id.startsWith("router-only/"));
    }

    @Test
    void theRouterHasProvidersOfWhichItSaysNothing() throws Exception {
        assertThat(rows("/router/v1/models"))
                .anyMatch(row -> row.getJsonArray("providers")
                        .contains(new JsonObject()
                                .put("provider", "featherless-ai")
                                .put("status", "live")
                                .put("is_model_author", false)));
    }

    @Test
    void openRouterNamesTheModelsOfTheHubThatItHas() throws Exception {
        List<JsonObject> rows = rows("/openrouter/api/v1/models");

        assertThat(rows)
                .filteredOn(row -> HUB_IDS.contains(row.getString("hugging_face_id")))
                .hasSize(35)
                .allMatch(row -> row.getString("id")
                        .startsWith(row.getString("hugging_face_id").toLowerCase(Locale.ROOT)));
        assertThat(rows)
                .filteredOn(row -> !HUB_IDS.contains(row.getString("hugging_face_id")))
                .extracting(row -> row.getString("hugging_face_id"))
                .containsOnly(null, "");
    }

    @Test
    void openRouterHasFreeRowsBesideThoseThatArePaid() throws Exception {
        List<JsonObject> rows = rows("/openrouter/api/v1/models");

        List<JsonObject> free = rows.stream()
                .filter(row -> row.getString("id").endsWith(":free"))
                .toList();

        assertThat(free).hasSize(5).allSatisfy(row -> {
            assertThat(row.getJsonObject("pricing").getString("prompt")).isEqualTo("0");
            assertThat(rows)
                    .filteredOn(paid -> paid.getString("canonical_slug").equals(row.getString("canonical_slug")))
                    .hasSize(2);
        });
    }

    @Test
    void openRouterQuotesPricesAsPlainDecimalsOfOneToken() throws Exception {
        assertThat(rows("/openrouter/api/v1/models"))
                .filteredOn(row -> !row.getString("id").equals("openrouter/auto"))
                .allSatisfy(row -> assertThat(row.getJsonObject("pricing").stream())
                        .hasSizeBetween(6, 8)
                        .filteredOn(price -> !price.getKey().equals("overrides"))
                        .allMatch(price -> price.getValue() instanceof String text && text.matches("0|0\\.0{4,}\\d+")));
    }

    @Test
    void openRouterHasOneModelWithoutAPrice() throws Exception {
        assertThat(rows("/openrouter/api/v1/models"))
                .filteredOn(
                        row -> row.getJsonObject("pricing").getString("prompt").equals("-1"))
                .extracting(row -> row.getString("id"))
                .containsExactly("openrouter/auto");
    }

    @Test
    void featherlessListsOnlyTheFirstToWhoeverAsksForNoPage() throws Exception {
        JsonObject answer = new JsonObject(get("/featherless/v1/models").body());

        assertThat(answer.fieldNames()).containsExactly("data");
        assertThat(answer.getJsonArray("data"))
                .isEqualTo(page("?page=1&per_page=50").getJsonArray("data"));
    }

    @Test
    void featherlessCountsTwentyModelsMoreThanItsPagesHave() throws Exception {
        JsonObject whole = page("?page=1&per_page=1000");
        int size = whole.getJsonArray("data").size();

        assertThat(whole.getJsonObject("pagination").getInteger("total_items")).isEqualTo(size + 20);
        JsonObject last = page("?page=" + (size + 20) + "&per_page=1");
        assertThat(last.getJsonObject("pagination").getInteger("total_pages")).isEqualTo(size + 20);
        assertThat(last.getJsonArray("data")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=1&per_page=1001", "?page=0", "?page=x", "?page=1&per_page=-1"})
    void featherlessRejectsAPageThatThereCannotBe(String query) throws Exception {
        HttpResponse<String> answer = get("/featherless/v1/models" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("error")).isNotBlank();
    }

    @Test
    void featherlessLeavesOutWhatItDoesNotKnow() throws Exception {
        assertThat(objects(page("?page=1&per_page=1000").getJsonArray("data")))
                .anyMatch(item -> !item.containsKey("pricing"))
                .anyMatch(item -> !item.containsKey("context_length"))
                .anyMatch(item -> !item.getBoolean("available_on_current_plan"))
                .filteredOn(item -> !HUB_IDS.contains(item.getString("id")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"Accept,*/*", KEY + ",''", KEY + ",' '"})
    void portkeyAsksForAKey(String header, String value) throws Exception {
        assertThat(get("/portkey/v1/models", header, value).statusCode()).isEqualTo(401);
    }

    @Test
    void portkeyListsModelsByTheirIntegration() throws Exception {
        JsonObject answer =
                new JsonObject(get("/portkey/v1/models", KEY, "pk_sample").body());

        assertThat(objects(answer.getJsonArray("data")))
                .hasSize(12)
                .allMatch(row -> row.getString("id").endsWith("/" + row.getString("slug")))
                .filteredOn(row -> row.getString("id").startsWith("@deepinfra/"))
                .isNotEmpty()
                .allMatch(row -> HUB_IDS.contains(row.getString("slug")));
    }

    @Test
    void theHubListsOnlyModelsThatSomebodyServesWhenAsked() throws Exception {
        JsonArray listed = new JsonArray(
                get("/api/models?inference_provider=all&limit=1000").body());

        assertThat(objects(listed))
                .extracting(model -> model.getString("id"))
                .containsExactlyInAnyOrderElementsOf(MODELS.stream()
                        .filter(model -> model.getJsonArray("inferenceProviderMapping", new JsonArray())
                                .encode()
                                .contains("\"status\":\"live\""))
                        .map(model -> model.getString("id"))
                        .toList());
    }

    @Test
    void theBaseModelsOfAModelAreThoseOfItsTags() {
        assertThat(MODELS)
                .filteredOn(model -> model.containsKey("baseModels")
                        || model.getJsonArray("tags").stream()
                                .anyMatch(tag -> ((String) tag).startsWith("base_model:")))
                .isNotEmpty()
                .allSatisfy(model -> {
                    JsonObject bases = model.getJsonObject("baseModels");
                    String base = bases.getJsonArray("models").getJsonObject(0).getString("id");
                    assertThat(model.getJsonArray("tags"))
                            .contains("base_model:" + base, "base_model:" + bases.getString("relation") + ":" + base);
                });
    }

    @Test
    void someModelsShowHowTheyAreTalkedTo() {
        assertThat(MODELS)
                .filteredOn(model -> model.containsKey("config"))
                .anyMatch(model -> model.getJsonObject("config")
                        .getJsonObject("tokenizer_config", new JsonObject())
                        .containsKey("chat_template"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/router/v1/models/x", "/openrouter/v1/models", "/portkey"})
    void elsewhereIsNothing(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void nothingCanBeChanged() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(server.uri().resolve("/router/v1/models"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        assertThat(CLIENT.send(post, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(405);
    }

    private static JsonObject page(String query) throws IOException, InterruptedException {
        return new JsonObject(get("/featherless/v1/models" + query).body());
    }

    private static List<String> ids(String path) throws IOException, InterruptedException {
        return rows(path).stream().map(row -> row.getString("id")).toList();
    }

    private static List<JsonObject> rows(String path) throws IOException, InterruptedException {
        return objects(new JsonObject(get(path).body()).getJsonArray("data"));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(path, "Accept", "application/json");
    }

    private static HttpResponse<String> get(String path, String header, String value)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path))
                .header(header, value)
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
