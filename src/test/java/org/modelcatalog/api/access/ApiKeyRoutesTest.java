package org.modelcatalog.api.access;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.support.AdminProfile;
import org.modelcatalog.support.ColdProfile;
import org.modelcatalog.support.LogLines;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.StubHubResource;

/** What is open to whom where {@code CATALOG_API_KEYS} is set. Every test is a client of its own. */
@QuarkusTest
@TestProfile(ApiKeyRoutesTest.TwoKeys.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
class ApiKeyRoutesTest {

    private static final String LIST = "/v1/catalog/models";
    private static final String OLD = "old-test-key-0123456789";
    private static final String NEW = "new-test-key-0123456789";
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    StubHub hub;

    @TestHTTPResource(value = "/health/live", management = true)
    URI liveness;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private final String client = "192.0.2." + CLIENTS.incrementAndGet();

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/catalog/models",
        "HEAD, /v1/catalog/models",
        "OPTIONS, /v1/catalog/models",
        "POST, /v1/catalog/models",
        "GET, /models",
        "GET, /v1/models",
        "GET, /api/v1/models",
        "GET, /api/v1/models/count",
        "GET, /api/v1/models/user",
        "GET, /api/v1/embeddings/models",
        "GET, /api/v1/model/acme-ai/none",
        "GET, /api/v1/models/acme-ai/none/endpoints",
        "GET, /api/v1/providers",
        "GET, /v1/catalog/models?limit=0",
        "GET, /v1/catalog/models/acme-ai/none",
        "GET, /v1/catalog/models/search?q=aurora",
        "GET, /v1/catalog/developers/acme-ai/models",
        "GET, /v1/catalog/providers",
        "GET, /v1/provider",
        "GET, /v1/catalog/facets",
        "GET, /v1/catalog/gateways",
        "GET, /v1/catalog/status",
        "GET, /v1/catalog/events",
        "GET, /v1/no-such-route",
        "POST, /",
        "GET, /models",
        "GET, //v1/catalog/models",
        "GET, /v1//catalog/models",
        "GET, /v1/catalog/cache/../models",
        "GET, /v1/catalog/cache/%2e%2e/models",
        "GET, /v1/catalog/cache%2f..%2fmodels",
        "GET, /v1/catalog/cachemodels",
        "GET, /v1/catalog/models;/v1/catalog/cache",
        "GET, /q/../v1/catalog/models",
    })
    void withoutAKeyNothingIsTold(String method, String path) {
        hub.forget();

        given().urlEncodingEnabled(false)
                .request(method, path)
                .then()
                .statusCode(401)
                .contentType(path.startsWith("/api/v1/") ? "application/json" : "application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"model-catalog\"")
                .header("Cache-Control", "no-store");

        assertThat(hub.asked()).isEmpty();
    }

    /** It is the same for everyone, and asks its reader for the key. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/status", "/compare?ids=a", "/model/acme-ai/none", "/docs/API.md"})
    void thePageIsOpen(String path) {
        when().get(path).then().statusCode(200).contentType("text/html").body(not(containsString("acme-ai")));
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void withAKeyTheRoutesAreOpen(String key) {
        bearer(key).then().statusCode(200).header("ETag", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "Bearer   "})
    void theSchemeMayBeWrittenInAnyCaseAndApart(String scheme) {
        given().header("Authorization", scheme + NEW).get(LIST).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic cHJveHk6cHJveHk=", "Bearer a-token-of-the-proxy"})
    void theKeyMayBeInAHeaderOfItsOwnBesideAnotherAuthorization(String authorization) {
        given().header("X-API-Key", NEW)
                .header("Authorization", authorization)
                .get(LIST)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"old-test-key-012345678", "old-test-key-01234567890", AdminProfile.TOKEN})
    void aWrongKeyOpensNothing(String key) {
        bearer(key)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"model-catalog\", error=\"invalid_token\"")
                .body("detail", equalTo("This is not an API key of this catalog"));
    }

    @Test
    void anotherSchemeIsNoKey() {
        as(client).header("Authorization", "Basic " + NEW).get(LIST).then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({"Authorization, 'Bearer '", "X-API-Key, ''"})
    void anEmptyKeyIsNone(String header, String value) {
        as(client).header(header, value).get(LIST).then().statusCode(401);
    }

    @Test
    void noKeyIsInTheLogWhetherItIsOneOrNot() {
        try (var log = LogLines.ofTheProject()) {
            as(client).header("X-API-Key", "guessed-secret").get(LIST);
            bearer("guessed-secret");
            bearer(NEW);
            admin("guessed-secret");

            assertThat(log.lines())
                    .as("the admin token's guess, so that this can see something")
                    .isNotEmpty()
                    .noneMatch(line -> line.contains(NEW) || line.contains("guessed-secret"));
        }
    }

    @Test
    void whoeverGuessesTooOftenIsRefusedAndWhoeverHasAKeyIsNot() {
        for (int guess = 1; guess <= 3; guess++) {
            bearer("guess " + guess).then().statusCode(401);
        }

        bearer("guess 4").then().statusCode(429);
        bearer(NEW).then().statusCode(200);
        when().get(metrics).then().body(containsString("catalog_requests_limited_total{route=\"api-key\"}"));
    }

    @Test
    void theAdminTokenAloneOpensTheAdminRoutes() {
        admin(AdminProfile.TOKEN).then().statusCode(200);
        admin(NEW).then().statusCode(403);
    }

    @Test
    void theDocumentationIsOpen() {
        when().get("/q/openapi").then().statusCode(200);
        when().get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void theProbesAreOpen() {
        when().get(liveness).then().statusCode(200);
    }

    private Response bearer(String key) {
        return as(client).header("Authorization", "Bearer " + key).get(LIST);
    }

    private Response admin(String token) {
        return as(client).header("Authorization", "Bearer " + token).post("/v1/catalog/cache/refresh");
    }

    private static RequestSpecification as(String client) {
        return given().header("X-Forwarded-For", client);
    }

    /** Two keys, as while one replaces the other, an admin token, and three guesses. */
    public static class TwoKeys extends ColdProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("catalog.api-keys", OLD + "," + NEW);
            settings.put("catalog.admin-token", AdminProfile.TOKEN);
            settings.put("catalog.client-limit", "3");
            settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
            settings.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
            return settings;
        }
    }
}
