package org.modelcatalog.api.access;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.AdminProfile;
import org.modelcatalog.support.ColdProfile;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.StubHubResource;

/** Which requests a client's limit holds for. Every test is a client of its own, behind a proxy that is trusted. */
@QuarkusTest
@TestProfile(ClientLimitRoutesTest.ThreeAMinute.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
class ClientLimitRoutesTest {

    private static final String MODELS = "/v1/catalog/models";
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    StubHub hub;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private final String client = "198.51.100." + CLIENTS.incrementAndGet();

    @BeforeEach
    void load() {
        when().get(MODELS).then().statusCode(200);
    }

    @Test
    void theFourthUnknownModelIsRefused() {
        useUp();

        model("acme-ai/none-4")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[1-9]|1[0-9]|20"))
                .header("Cache-Control", "no-store")
                .body("title", equalTo("Too Many Requests"))
                .body("detail", startsWith("Only 3 requests a minute of this kind are accepted from one client"))
                .body("instance", equalTo(MODELS + "/acme-ai/none-4"));
    }

    @Test
    void aNewSearchFindsWhatTheCatalogHas() {
        useUp();

        search("instruct")
                .then()
                .statusCode(200)
                .body("meta.upstream_searched", equalTo(false))
                .body("meta.total", greaterThan(0));
    }

    @Test
    void whatIsRefusedDoesNotAskTheUpstream() {
        useUp();
        hub.forget();

        model("acme-ai/none-4");
        search("something else");

        assertThat(hub.asked()).isEmpty();
    }

    @Test
    void whoeverGuessesTheAdminTokenTooOftenIsRefused() {
        IntStream.range(0, 3).forEach(guess -> admin("guess " + guess).then().statusCode(403));

        admin("guess 3").then().statusCode(429);
    }

    @Test
    void whoeverHasTheAdminTokenIsNeverRefused() {
        useUp();

        admin(AdminProfile.TOKEN).then().statusCode(200);
    }

    @Test
    void aListedModelIsNeverRefused() {
        String listed = when().get(MODELS + "?limit=1").path("data[0].id");
        useUp();

        model(listed).then().statusCode(200);
    }

    @Test
    void theListIsNeverRefused() {
        useUp();

        as(client).get(MODELS).then().statusCode(200);
    }

    @Test
    void aModelThatIsKnownToBeMissingIsNotRefused() {
        useUp();

        model("acme-ai/" + client + "-1").then().statusCode(404);
    }

    @Test
    void aMemoisedSearchIsNotRefused() {
        search("memoised");
        useUp();

        search("  MEMOISED ").then().statusCode(200).body("meta.upstream_searched", equalTo(true));
    }

    @Test
    void aSearchTooShortForTheUpstreamIsNotRefused() {
        useUp();

        search("7b").then().statusCode(200);
    }

    @Test
    void aWrongRequestIsNotCounted() {
        for (int i = 0; i < 5; i++) {
            model("a..b").then().statusCode(400);
        }

        model("acme-ai/" + client).then().statusCode(404);
    }

    @Test
    void anotherClientIsNotRefused() {
        useUp();

        as("203.0.113.7").get(MODELS + "/acme-ai/" + client).then().statusCode(404);
    }

    @Test
    void whatIsRefusedIsMeasured() {
        useUp();
        model("acme-ai/none-4");

        when().get(metrics).then().body(containsString("catalog_requests_limited_total{route=\"model\"}"));
    }

    private void useUp() {
        for (int i = 1; i <= 3; i++) {
            model("acme-ai/" + client + "-" + i);
        }
    }

    private Response model(String id) {
        return as(client).get(MODELS + "/" + id);
    }

    private Response search(String query) {
        return as(client).queryParam("q", query).get(MODELS + "/search");
    }

    private Response admin(String token) {
        return as(client).header("Authorization", "Bearer " + token).post("/v1/catalog/cache/refresh");
    }

    private static RequestSpecification as(String client) {
        return given().header("X-Forwarded-For", client);
    }

    /** Three requests a minute. */
    public static class ThreeAMinute extends ColdProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("catalog.client-limit", "3");
            settings.put("catalog.admin-token", AdminProfile.TOKEN);
            settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
            settings.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
            return settings;
        }
    }
}
