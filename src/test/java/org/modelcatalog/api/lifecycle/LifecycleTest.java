package org.modelcatalog.api.lifecycle;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.sample.Samples;
import org.modelcatalog.support.AdminProfile;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.StubHubResource;

/** Upstreams whose lists change from fetch to fetch, and what clients see of it. */
@QuarkusTest
@TestProfile(AdminProfile.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
class LifecycleTest {

    private static final String PAST = "2020-12-31";
    private static final String FUTURE = "2999-12-31";

    StubHub hub;

    private List<JsonObject> hubModels;
    private List<JsonObject> routerModels;
    private volatile String goneFromHub = "";

    /** A Hub and an OpenRouter whose lists are those of this test. */
    @BeforeEach
    void begin() {
        goneFromHub = "";
        hubModels = new ArrayList<>(Samples.models(20));
        routerModels = IntStream.range(0, 10)
                .mapToObj(number -> listed("acme/model-" + number))
                .collect(Collectors.toCollection(ArrayList::new));
        hub.misbehave(this::answers, this::answer);
        refresh("hug");
        refresh("openrouter");
    }

    @AfterEach
    void behave() {
        hub.behave();
    }

    @Test
    void aModelThatLeavesAListIsGoneAndListedOnlyOnRequest() {
        String before =
                when().get("/v1/catalog/models?gateway=openrouter").jsonPath().getString("timestamp");
        routerModels.remove(3);
        refresh("openrouter");

        list("").body("data.id", not(hasItem("acme/model-3"))).body("total", equalTo(9));
        list("&include=withdrawn")
                .body("data.id", hasItems("acme/model-2", "acme/model-3"))
                .body("data.find { it.id == 'acme/model-3' }.lifecycle.status", equalTo("unlisted"))
                .body("data.find { it.id == 'acme/model-3' }.lifecycle.last_seen", equalTo(before))
                .body("data.find { it.id == 'acme/model-3' }.servable", equalTo(false))
                .body("data.find { it.id == 'acme/model-2' }.lifecycle.status", equalTo("live"))
                .body("data.find { it.id == 'acme/model-2' }.lifecycle.last_seen", nullValue());
        when().get("/v1/catalog/facets?gateway=openrouter").then().body("total", equalTo(9));
        when().get("/v1/catalog/models/search?gateway=openrouter&q=model-3")
                .then()
                .body("data.id", not(hasItem("acme/model-3")));

        for (String route : List.of(
                "/v1/catalog/models/acme/model-3?gateway=openrouter",
                "/v1/models/acme/model-3?gateway=openrouter",
                "/v1/models/acme/model-3")) {
            gone(route)
                    .contentType("application/problem+json")
                    .body("last_seen", equalTo(before))
                    .body("error.code", equalTo("model_not_found"));
        }
        for (String route : List.of("/api/v1/model/acme/model-3", "/api/v1/models/acme/model-3/endpoints")) {
            gone(route)
                    .contentType("application/json")
                    .body("last_seen", equalTo(before))
                    .body("error.code", equalTo(410));
        }
    }

    @Test
    void aModelThatComesBackIsListedAgain() {
        JsonObject back = routerModels.remove(4);
        refresh("openrouter");
        gone("/v1/catalog/models/acme/model-4?gateway=openrouter");
        routerModels.add(back);
        refresh("openrouter");

        when().get("/v1/catalog/models/acme/model-4?gateway=openrouter")
                .then()
                .statusCode(200)
                .body("data.lifecycle.status", equalTo("live"));
        list("&include=withdrawn").body("data.findAll { it.id == 'acme/model-4' }.size()", equalTo(1));
    }

    @Test
    void aNewModelSaysSinceWhenItIsListed() {
        routerModels.add(listed("acme/brand-new"));
        refresh("openrouter");
        refresh("openrouter");

        when().get("/v1/catalog/models/acme/brand-new?gateway=openrouter")
                .then()
                .body("data.lifecycle.first_seen", notNullValue());
        String row = row("acme/brand-new");
        refresh("openrouter");
        assertThat(row("acme/brand-new")).isEqualTo(row);
    }

    @Test
    void aRenamedModelIsFoundByItsFormerId() {
        routerModels.get(5).put("id", "acme/renamed");
        refresh("openrouter");

        for (String id : List.of("acme/model-5", "acme/renamed")) {
            when().get("/v1/catalog/models/" + id + "?gateway=openrouter")
                    .then()
                    .statusCode(200)
                    .body("data.id", equalTo("acme/renamed"))
                    .body("data.ids", hasItems("acme/model-5", "acme/renamed"));
        }
        list("&include=withdrawn").body("data.id", not(hasItem("acme/model-5")));
    }

    @Test
    void aStatedEndIsInRowsHeadersAndTheReport() {
        routerModels.get(6).put("expiration_date", FUTURE);
        routerModels.get(7).put("expiration_date", PAST);
        refresh("openrouter");

        for (String route : List.of(
                "/v1/catalog/models/acme/model-6?gateway=openrouter",
                "/v1/models/acme/model-6",
                "/api/v1/model/acme/model-6",
                "/api/v1/models/acme/model-6/endpoints")) {
            when().get(route).then().statusCode(200).header("Sunset", "Tue, 31 Dec 2999 23:59:59 GMT");
        }
        when().get("/v1/catalog/models/acme/model-6?gateway=openrouter")
                .then()
                .header("Deprecation", nullValue())
                .body("data.lifecycle.sunset_at", equalTo(FUTURE))
                .body("data.lifecycle.source", equalTo("openrouter"));
        when().get("/v1/catalog/models/acme/model-1?gateway=openrouter").then().header("Sunset", nullValue());
        when().get("/v1/catalog/deprecations?owner=acme")
                .then()
                .statusCode(200)
                .body("deprecated.model_name", contains("acme/model-7"))
                .body("imminent", empty())
                .body("upcoming.model_name", contains("acme/model-6"))
                .body("upcoming[0].lifecycle.source", equalTo("openrouter"))
                .body("warn_within_days", equalTo(30));

        routerModels.remove(7);
        refresh("openrouter");

        gone("/v1/catalog/models/acme/model-7?gateway=openrouter").body("detail", containsString("is retired"));
        when().get("/v1/catalog/deprecations?owner=acme")
                .then()
                .body("deprecated[0].lifecycle.status", equalTo("retired"));
    }

    @Test
    void aHubModelThatIsNotListedMayStillBeOnTheHub() {
        String id = hubModels.remove(2).getString("id");
        refresh("hug");

        when().get("/v1/catalog/models/" + id).then().statusCode(200);

        String other = hubModels.remove(3).getString("id");
        goneFromHub = other;
        refresh("hug");

        gone("/v1/catalog/models/" + other).body("last_seen", notNullValue());
        gone("/v1/catalog/models/" + other + "?gateway=all").body("last_seen", notNullValue());
        gone("/v1/models/" + other);
    }

    @Test
    void aRepositoryThatComesBackUnderAnotherIdIsNotGone() {
        JsonObject model = hubModels.remove(4);
        String former = model.getString("id");
        refresh("hug");
        hubModels.add(
                model.copy().put("id", "acme-ai/renamed-repository").put("modelId", "acme-ai/renamed-repository"));
        refresh("hug");

        when().get("/v1/catalog/models/" + former)
                .then()
                .statusCode(200)
                .body("data.id", equalTo("acme-ai/renamed-repository"))
                .body("data.ids", hasItem(former.toLowerCase()));
        when().get("/v1/catalog/models?include=withdrawn").then().body("data.id", not(hasItem(former)));
    }

    @Test
    void wrongParametersAreNamed() {
        when().get("/v1/catalog/models?include=all").then().statusCode(400).body("error.param", equalTo("include"));
        when().get("/v1/catalog/deprecations?within_days=-1")
                .then()
                .statusCode(400)
                .body("error.param", equalTo("within_days"));
        when().get("/v1/catalog/deprecations?within_day=7")
                .then()
                .statusCode(200)
                .body("ignored_parameters", contains("within_day"));
    }

    private boolean answers(HttpServerRequest request) {
        return request.path().equals("/api/models")
                || request.path().startsWith("/openrouter")
                || request.path().equals("/api/models/" + goneFromHub);
    }

    private void answer(HttpServerRequest request) {
        if (request.path().startsWith("/openrouter")) {
            request.response()
                    .end(JsonObject.of("data", new JsonArray(routerModels)).encode());
        } else if (request.path().equals("/api/models")) {
            request.response().end(new JsonArray(hubModels).encode());
        } else {
            request.response().setStatusCode(404).end("{\"error\":\"Repository not found\"}");
        }
    }

    private static JsonObject listed(String id) {
        return JsonObject.of(
                        "id",
                        id,
                        "canonical_slug",
                        id + "-20260115",
                        "name",
                        id,
                        "created",
                        1_700_000_000,
                        "context_length",
                        4096)
                .put(
                        "architecture",
                        new JsonObject()
                                .put("input_modalities", JsonArray.of("text"))
                                .put("output_modalities", JsonArray.of("text")))
                .put("pricing", JsonObject.of("prompt", "0.000001", "completion", "0.000002"));
    }

    /** Fetches, and believes what comes. */
    private static void refresh(String gateway) {
        String outcome = post("refresh", gateway);
        if (outcome.equals("quarantined")) {
            outcome = post("accept", gateway);
        }
        assertThat(outcome).isIn("published", "accepted");
    }

    private static String post(String action, String gateway) {
        return given().header("Authorization", "Bearer " + AdminProfile.TOKEN)
                .post("/v1/catalog/cache/" + action + "?gateway=" + gateway)
                .then()
                .statusCode(200)
                .extract()
                .path("outcome");
    }

    private static String row(String id) {
        return when().get("/v1/catalog/models/" + id + "?gateway=openrouter")
                .jsonPath()
                .getString("data");
    }

    private static ValidatableResponse list(String more) {
        return when().get("/v1/catalog/models?gateway=openrouter" + more).then().statusCode(200);
    }

    private static ValidatableResponse gone(String route) {
        return when().get(route).then().statusCode(410);
    }
}
