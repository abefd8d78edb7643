package org.modelcatalog.api.access;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.support.AdminProfile;
import org.modelcatalog.support.ColdProfile;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.StubHubResource;

/** The admin routes on the management port. */
@QuarkusTest
@TestProfile(AdminPortTest.OnManagementPort.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdminPortTest {

    private static final String CACHE = "/v1/catalog/cache";
    private static final String KEY = "test-key-0123456789";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int GUESSES = 20;

    StubHub hub;

    @TestHTTPResource(value = "/health/live", management = true)
    URI liveness;

    @BeforeEach
    void forget() {
        hub.behave();
        hub.release();
        hub.forget();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/catalog/cache/refresh",
        "POST, /v1/catalog/cache/accept",
        "DELETE, /v1/catalog/cache",
        // no 405 tells of them either
        "GET, /v1/catalog/cache",
        "PUT, /v1/catalog/cache/refresh",
        "OPTIONS, /v1/catalog/cache/accept",
        // other spellings of the same
        "POST, /v1/catalog/cache/refresh/",
        "POST, //v1//catalog/cache/refresh",
        "POST, /v1/catalog/c%61che/refresh",
        "POST, /v1/catalog/models/../cache/refresh",
        "POST, /v1/catalog/cache;a=b/refresh;c",
        "GET, /v1;x/catalog/cache;a=b/refresh",
        "POST, /v1/catalog/cache/refresh?gateway=nope",
    })
    void onThePublicPortTheyAreLikeAnyRouteThatThereIsNot(String method, String path) {
        String detail =
                given().header("X-API-Key", KEY).get("/v1/catalog/nothing").path("detail");

        admin().header("X-API-Key", KEY)
                .urlEncodingEnabled(false)
                .request(method, path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Allow", nullValue())
                .body("title", equalTo("Not Found"))
                .body("detail", equalTo(detail));

        assertThat(hub.asked()).isEmpty();
    }

    @Test
    void thereTheyWantAnApiKeyLikeAnyRoute() {
        admin().post(CACHE + "/refresh")
                .then()
                .statusCode(401)
                .body("detail", equalTo("This is not an API key of this catalog"));
    }

    @Test
    void theDocumentOfThePublicPortDoesNotHaveThem() {
        when().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/v1/catalog/models"))
                .body("paths.keySet()", not(hasItem(startsWith(CACHE))))
                .body("tags.name", not(hasItem("Admin")))
                .body("tags.name", hasItem("Service"))
                .body("components.securitySchemes", not(hasKey("admin")));
    }

    @Test
    void aRefreshFetchesNowAndTellsHowThatWent() {
        admin().post(at(CACHE + "/refresh?gateway=HF"))
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("outcome", equalTo("published"))
                .body("gateway.slug", equalTo("hug"));

        assertThat(hub.asked()).isNotEmpty();
    }

    @Test
    void aFetchThatIsHeldBackIsAcceptedAndACacheIsDropped() {
        admin().post(at(CACHE + "/refresh")).then().body("outcome", equalTo("published"));
        hub.shrinkToOneModel();
        admin().post(at(CACHE + "/refresh")).then().body("outcome", equalTo("quarantined"));

        admin().post(at(CACHE + "/accept")).then().statusCode(200).body("outcome", equalTo("accepted"));
        admin().post(at(CACHE + "/accept")).then().statusCode(409).contentType("application/problem+json");
        admin().delete(at(CACHE)).then().statusCode(200).body("outcome", equalTo("invalidated"));
    }

    @Test
    void aRefreshThatFailsIsTheSameProblem() {
        hub.failWith(404);

        admin().post(at(CACHE + "/refresh"))
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("\\d+"))
                .body("detail", startsWith("Refreshing hug failed: the Hub answered 404"));
    }

    @ParameterizedTest
    @CsvSource({"POST, /refresh", "POST, /accept", "DELETE, ''"})
    void withoutTheTokenNothingIsDone(String method, String route) {
        URI uri = at(CACHE + route);

        given().request(method, uri)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"model-catalog\"")
                .header("Cache-Control", "no-store")
                .body("instance", equalTo(CACHE + route));
        bearer("wrong").request(method, uri).then().statusCode(403);

        assertThat(hub.asked()).isEmpty();
    }

    @Test
    void anApiKeyIsNoAdminToken() {
        bearer(KEY).header("X-API-Key", KEY).post(at(CACHE + "/refresh")).then().statusCode(403);
    }

    /** The last one, since all of them are one client. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whoeverGuessesTooOftenIsRefusedAndWhoeverHasTheTokenIsNot() {
        URI refresh = at(CACHE + "/refresh");
        assertThat(IntStream.rangeClosed(0, GUESSES)
                        .mapToObj(guess -> bearer("guess " + guess).post(refresh)))
                .filteredOn(answer -> answer.statusCode() == 429)
                .isNotEmpty()
                .allMatch(answer -> answer.header("Retry-After") != null);

        admin().post(refresh).then().statusCode(200);
    }

    @Test
    void anotherMethodIsNotAllowed() {
        admin().get(at(CACHE)).then().statusCode(405).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/refresh/nothing"})
    void belowThemThereIsNothingElse(String route) {
        admin().post(at(CACHE + route)).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void anUnknownGatewayIsABadRequest() {
        admin().post(at(CACHE + "/refresh?gateway=nope"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("gateway"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/catalog/models",
                "/v1/models",
                "/api/v1/models",
                "/v1/catalog/status",
                "/v1/catalog/cachemodels",
                "/v1/catalog/cache/../models",
                "/v1/catalog/cache/%2e%2e/models",
                "/q/openapi",
            })
    void noPublicRouteIsOnTheManagementPort(String path) {
        given().header("X-API-Key", KEY)
                .urlEncodingEnabled(false)
                .get(liveness.resolve("/").toString().replaceAll("/$", "") + path)
                .then()
                .statusCode(404);
    }

    @Test
    void aBodyIsOfNoConsequenceAndMayNotBeLarge() {
        admin().body("a".repeat(63 * 1024)).post(at(CACHE + "/refresh")).then().statusCode(200);
        admin().body("a".repeat(65 * 1024)).post(at(CACHE + "/refresh")).then().statusCode(413);
        // read before there is a route, so that of the port itself counts
        given().body("a".repeat(65 * 1024)).post(liveness).then().statusCode(413);
    }

    @Test
    void clientsOfHttp2AreAnsweredAsWell() {
        assertThat(refreshAsync())
                .succeedsWithin(PATIENCE)
                .returns(HttpClient.Version.HTTP_2, HttpResponse::version)
                .returns(200, HttpResponse::statusCode);
    }

    /** More of them than there are event loops. */
    @Test
    void refreshesThatWaitKeepNoProbeWaiting() {
        hub.hold(request -> true);
        List<CompletableFuture<HttpResponse<String>>> waiting =
                IntStream.range(0, 20).mapToObj(i -> refreshAsync()).toList();
        await().atMost(PATIENCE).until(() -> hub.heldBack() > 0);

        for (int i = 0; i < 20; i++) {
            when().get(liveness).then().statusCode(200);
        }

        hub.release();
        assertThat(waiting)
                .allSatisfy(
                        answer -> assertThat(answer).succeedsWithin(PATIENCE).returns(200, HttpResponse::statusCode));
    }

    private CompletableFuture<HttpResponse<String>> refreshAsync() {
        HttpRequest request = HttpRequest.newBuilder(at(CACHE + "/refresh"))
                .header("Authorization", "Bearer " + AdminProfile.TOKEN)
                .POST(BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    }

    private URI at(String path) {
        return liveness.resolve(path);
    }

    private static RequestSpecification admin() {
        return bearer(AdminProfile.TOKEN);
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    /** With a key for the public routes, and a number of guesses. */
    public static class OnManagementPort extends ColdProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("catalog.admin-port", "management");
            settings.put("catalog.admin-token", AdminProfile.TOKEN);
            settings.put("catalog.api-keys", KEY);
            settings.put("catalog.client-limit", String.valueOf(GUESSES));
            return settings;
        }
    }
}
