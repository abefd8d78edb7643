package org.modelcatalog.catalog;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheManager;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.catalog.refresh.GatewayRefresh;
import org.modelcatalog.catalog.refresh.RefreshResult.Outcome;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.catalog.snapshot.DerivedSnapshots;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.GatewaysProfile;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.StubHubResource;

/** All gateways as one, on a running catalog, each test from nothing. */
@QuarkusTest
@TestProfile(GatewaysProfile.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
class AllGatewaysTest {

    private static final String ALL = "/v1/catalog/models?gateway=all";
    private static final String ALL_IDS = ALL + "&fields=id,source_gateways";
    private static final Map<String, Predicate<HttpServerRequest>> UPSTREAMS = Map.of(
            "hug", request -> request.path().startsWith("/api/"),
            "router", request -> request.path().startsWith("/router/"),
            "openrouter", request -> request.path().startsWith("/openrouter/"),
            "featherless", request -> request.path().startsWith("/featherless/"),
            "portkey", request -> request.path().startsWith("/portkey/"));

    /** What the walks reach of the stub's models. */
    private static final int WALKED = 210;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    StubHub hub;

    @Inject
    Catalog catalog;

    @Inject
    RefreshScheduler refresh;

    @Inject
    DerivedSnapshots derived;

    @Inject
    Gateways gateways;

    @Inject
    CacheManager caches;

    @BeforeEach
    void cold() {
        hub.withoutQuota();
        hub.behave();
        hub.release();
        List<GatewayRefresh> all = gateways.sources().stream()
                .map(source -> refresh.of(source.gateway()))
                .toList();
        // what an earlier test made fail is tried again until it succeeds
        await().pollDelay(Duration.ZERO)
                .until(() -> all.stream().map(GatewayRefresh::refresh).toList().stream()
                        .allMatch(ended -> ended.await().atMost(PATIENCE).outcome() == Outcome.PUBLISHED));
        all.forEach(gateway -> gateway.begin(Optional.empty()));
        caches.getCacheNames().stream()
                .map(caches::getCache)
                .flatMap(Optional::stream)
                .map(Cache::invalidateAll)
                .forEach(cleared -> cleared.await().atMost(PATIENCE));
        hub.forget();
    }

    @AfterEach
    void behave() {
        hub.release();
        hub.behave();
    }

    @Test
    void everyModelIsThereOnceWithTheOffersOfAllGateways() {
        JsonPath all = when().get(ALL).then().statusCode(200).extract().jsonPath();

        List<String> ids = all.getList("data.id.collect { it.toLowerCase() }");
        assertThat(new HashSet<>(ids)).hasSize(ids.size());
        assertThat(all.getInt("total")).isEqualTo(ids.size());
        assertThat(all.getString("gateway")).isEqualTo("all");
        assertThat(all.getString("note")).isEqualTo("Combined Hugging Face, Featherless, OpenRouter, Portkey catalogs");
        List<String> offered = all.getList("data.providers.flatten().source_gateway.unique().sort()");
        assertThat(offered).containsExactly("featherless", "hug", "openrouter", "portkey");
        Map<String, Object> shared = all.getMap("data.find { it.source_gateways.size() > 2 }");
        assertThat(shared.get("source_gateway")).isEqualTo("hug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hug", "featherless", "openrouter", "portkey"})
    void noRowOfAnyGatewayIsLost(String gateway) {
        List<Model> rows = snapshot(gateway).models();
        CatalogSnapshot all = snapshot("all");

        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(all.find(row.id()))
                        .hasValueSatisfying(
                                merged -> assertThat(merged.gateways()).contains(gateway)));
    }

    static Stream<Arguments> faults() {
        return UPSTREAMS.keySet().stream()
                .flatMap(upstream -> Stream.of("down", "garbage", "slow").map(fault -> Arguments.of(upstream, fault)));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("faults")
    void whateverHappensToOneUpstreamTheOthersAreCompleteAndOnTime(String upstream, String fault) {
        Map<String, Set<String>> whole = ids(when().get(ALL_IDS).jsonPath());
        cold();
        Predicate<HttpServerRequest> its = UPSTREAMS.get(upstream);
        switch (fault) {
            case "down" ->
                hub.misbehave(
                        its, request -> request.response().setStatusCode(404).end());
            case "garbage" -> hub.misbehave(its, request -> request.response().end("<html>{\"data\":[{\"id\":"));
            default -> hub.hold(its);
        }

        // What is held back stays so until the end of the test: an answer before that did not wait for it.
        JsonPath all = when().get(ALL_IDS).then().statusCode(200).extract().jsonPath();

        String missing = upstream.equals("router") ? "hug: Inference Providers" : upstream;
        assertThat(all.getMap("missing")).containsOnlyKeys(missing);
        Map<String, Set<String>> left = ids(all);
        whole.remove(upstream);
        assertThat(left).containsOnlyKeys(whole.keySet());
        left.forEach((gateway, ids) -> assertThat(ids).hasSize(expected(upstream, gateway, whole)));
    }

    /** The router costs the rows that nobody but the router lists. */
    private static int expected(String upstream, String gateway, Map<String, Set<String>> whole) {
        boolean withoutRouter = upstream.equals("router") && gateway.equals("hug");
        return withoutRouter ? WALKED : whole.get(gateway).size();
    }

    @Test
    void aGatewayThatIsMissingIsNamedEverywhere() {
        hub.misbehave(
                UPSTREAMS.get("openrouter"),
                request -> request.response().setStatusCode(404).end());

        when().get(ALL)
                .then()
                .statusCode(200)
                .header("Cache-Status", containsString("detail=partial"))
                .body("note", equalTo("Combined Hugging Face, Featherless, Portkey catalogs"))
                .body("missing", equalTo(Map.of("openrouter", "OpenRouter answered 404")));
    }

    @Test
    void whatIsWholeNamesNothingMissing() {
        when().get(ALL).then().statusCode(200).body("$", not(hasKey("missing")));
    }

    @Test
    void aGatewayThatCameBackIsThereAgain() {
        hub.misbehave(
                UPSTREAMS.get("openrouter"),
                request -> request.response().setStatusCode(404).end());
        when().get(ALL).then().body("$", hasKey("missing"));
        hub.behave();

        await().untilAsserted(() -> when().get(ALL).then().body("$", not(hasKey("missing"))));
    }

    @Test
    void whenNothingCanBeHadFromAnyGatewayThatIsSaid() {
        hub.failWith(404);

        when().get(ALL).then().statusCode(503).body("detail", equalTo("Models data unavailable"));
    }

    @Test
    void theSameCatalogsMakeTheSameAnswer() {
        String first = when().get(ALL).asString();
        derived.forget(Gateways.ALL);

        assertThat(when().get(ALL).asString()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "openrouter"})
    void whatWasDerivedIsDerivedOfTheNextCatalogBeforeAnybodyAsks(String gateway) {
        when().get("/v1/catalog/models?gateway=hug").then().statusCode(200);
        Queue<String> made = new ConcurrentLinkedQueue<>();
        CatalogSnapshot first = snapshot(gateway);
        first.derive(Made.class, snapshot -> {
            made.add(snapshot.id());
            return new Made();
        });

        refresh.of(Gateway.HUGGING_FACE).refresh().await().atMost(PATIENCE);

        await().untilAsserted(() -> assertThat(made).hasSize(2).startsWith(first.id()));
        assertThat(snapshot(gateway).id()).isEqualTo(made.toArray()[1]);
    }

    @Test
    void rowsOfOtherGatewaysGetTheHubsMetricsWithoutAnUpstreamCall() {
        when().get("/v1/catalog/models?gateway=hug").then().statusCode(200);
        when().get("/v1/catalog/models?gateway=openrouter").then().statusCode(200);
        hub.forget();

        JsonPath rows = when().get("/v1/catalog/models?gateway=openrouter&provenance=true")
                .jsonPath();

        Map<String, Object> known = rows.getMap("data.find { it.huggingface_metrics }");
        String id = (String) known.get("hugging_face_id");
        Object onHub = when().get("/v1/catalog/models/" + id).jsonPath().get("data.huggingface_metrics");
        assertThat(known.get("huggingface_metrics")).isEqualTo(onHub);
        assertThat(rows.<Object>get("data.find { it.huggingface_metrics }.provenance.huggingface_metrics.source"))
                .isEqualTo("hub");
        assertThat(rows.<Object>get("data.find { !it.hugging_face_id }.huggingface_metrics"))
                .isNull();
        assertThat(hub.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "openrouter, openrouter/auto",
        "portkey, @openai/gpt-sample",
        "portkey, @hf/llava-hf/llava-sample-7b-hf",
        "all, @hf/llava-hf/llava-sample-7b-hf",
        "all, openrouter/auto"
    })
    void modelsOfOtherGatewaysAreFoundByTheIdsTheyHaveThere(String gateway, String id) {
        given().pathParam("id", id)
                .get("/v1/catalog/models/{id}?gateway=" + gateway)
                .then()
                .statusCode(200)
                .body("gateway", equalTo(gateway));
    }

    @ParameterizedTest
    @CsvSource({"openrouter, 404, No model", "all, 404, No model"})
    void aModelThatNobodyHasIsNotFoundAndOnlyTheHubIsAsked(String gateway, int status, String detail) {
        when().get("/v1/catalog/models?gateway=" + gateway).then().statusCode(200);
        hub.forget();

        when().get("/v1/catalog/models/nobody/nothing-at-all?gateway=" + gateway)
                .then()
                .statusCode(status)
                .body("detail", containsString(detail));

        assertThat(hub.asked())
                .hasSize(gateway.equals("all") ? 1 : 0)
                .allMatch(asked -> asked.uri().startsWith("/api/models/"));
    }

    @Test
    void aSearchFindsModelsOfAllGateways() {
        when().get("/v1/catalog/models/search?q=oracle&gateway=all")
                .then()
                .statusCode(200)
                .body("meta.total", equalTo(10));
    }

    private record Made() {}

    private CatalogSnapshot snapshot(String gateway) {
        return catalog.snapshot(gateways.resolve(gateway))
                .await()
                .atMost(PATIENCE)
                .snapshot();
    }

    /** Which models each gateway offers, by the ids of the merged rows. */
    private static Map<String, Set<String>> ids(JsonPath all) {
        Map<String, Set<String>> ids = new HashMap<>();
        List<Map<String, Object>> rows = all.getList("data");
        for (Map<String, Object> row : rows) {
            for (Object gateway : (List<?>) row.get("source_gateways")) {
                ids.computeIfAbsent((String) gateway, unknown -> new HashSet<>())
                        .add((String) row.get("id"));
            }
        }
        return ids;
    }
}
