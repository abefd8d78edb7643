package org.modelcatalog.api.admin;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.support.AdminProfile;
import org.modelcatalog.support.LogLines;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.StubHubResource;

@QuarkusTest
@TestProfile(AdminProfile.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
class AdminResourceTest {

    private static final String LIST = "/v1/catalog/models";
    private static final String CACHE = "/v1/catalog/cache";

    StubHub hub;

    @TestHTTPResource(value = "/health/live", management = true)
    URI liveness;

    @BeforeEach
    void fetched() {
        hub.behave();
        hub.release();
        admin().post(CACHE + "/refresh").then().statusCode(200).body("outcome", equalTo("published"));
        hub.forget();
    }

    @ParameterizedTest
    @CsvSource({"POST, /refresh", "POST, /accept", "DELETE, ''"})
    void withoutATokenNothingIsDone(String method, String route) {
        when().request(method, CACHE + route)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"model-catalog\"");

        assertThat(hub.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "bearer test-admin-toke", "Bearer test-admin-token2"})
    void withAWrongTokenNothingIsDone(String authorization) {
        given().header("Authorization", authorization)
                .post(CACHE + "/refresh")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");

        assertThat(hub.asked()).isEmpty();
    }

    @Test
    void anotherSchemeIsNoToken() {
        given().header("Authorization", "Basic " + AdminProfile.TOKEN)
                .post(CACHE + "/refresh")
                .then()
                .statusCode(401);
    }

    @Test
    void aRefreshFetchesNowAndTellsHowThatWent() {
        admin().post(CACHE + "/refresh?gateway=HF")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("published"))
                .body("gateway.slug", equalTo("hug"))
                .body("gateway.models", greaterThan(400));

        assertThat(hub.listRequests()).isEqualTo(6);
    }

    @Test
    void anUnknownGatewayIsABadRequest() {
        admin().post(CACHE + "/refresh?gateway=nope").then().statusCode(400).body("detail", containsString("gateway"));
    }

    @Test
    void aRefreshThatFailsSaysWhyAndLeavesTheCatalog() {
        int total = when().get(LIST).path("total");
        hub.failWith(404);

        admin().post(CACHE + "/refresh")
                .then()
                .statusCode(503)
                .header("Retry-After", matchesPattern("[4-5]"))
                .body(
                        "detail",
                        equalTo("Refreshing hug failed: the Hub answered 404; the last good catalog is still served"));

        when().get(LIST).then().statusCode(200).body("total", equalTo(total));
    }

    @Test
    void whatIsHeldBackIsShownAndCanBeAccepted() {
        int total = when().get(LIST).path("total");
        hub.shrinkToOneModel();
        admin().post(CACHE + "/refresh").then().statusCode(200).body("outcome", equalTo("quarantined"));
        when().get(LIST).then().statusCode(200).body("total", equalTo(total));
        when().get("/v1/catalog/status")
                .then()
                .body("data[0].quarantine.findings.rule", hasItem("lost_models"))
                .body("data[0].quarantine.models_after", equalTo(1))
                .body("data[0].quarantine.lost", equalTo(total - 1));

        admin().post(CACHE + "/accept").then().statusCode(200).body("outcome", equalTo("accepted"));

        when().get(LIST).then().body("total", equalTo(1));
        when().get("/v1/catalog/status").then().body("data[0].quarantine", nullValue());
    }

    @Test
    void nothingHeldBackCannotBeAccepted() {
        admin().post(CACHE + "/accept").then().statusCode(409).contentType("application/problem+json");
    }

    @Test
    void aDroppedCatalogGoesOnBeingServedAsStaleUntilItIsFetchedAnew() {
        hub.hold(request -> true);

        admin().delete(CACHE).then().statusCode(200).body("outcome", equalTo("invalidated"));

        when().get(LIST).then().statusCode(200).header("Cache-Status", containsString("detail=stale"));
        hub.release();
        await().untilAsserted(() ->
                when().get(LIST).then().statusCode(200).header("Cache-Status", not(containsString("stale"))));
    }

    @Test
    void whatIsDoneAndWhatIsRefusedIsInTheLogWithoutTheToken() {
        try (var log = LogLines.ofTheProject()) {
            admin().post(CACHE + "/refresh").then().statusCode(200);
            given().header("Authorization", "Bearer guessed-secret").delete(CACHE);

            assertThat(log.lines())
                    .anyMatch(line -> line.matches("INFO Admin: refresh of hug by 127\\.0\\.0\\.1: published"))
                    .anyMatch(line -> line.matches("WARN Admin: invalidate refused to 127\\.0\\.0\\.1, wrong token"))
                    .noneMatch(line -> line.contains(AdminProfile.TOKEN) || line.contains("guessed-secret"));
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, /refresh", "POST, /accept", "DELETE, ''"})
    void theyAreNotOnTheManagementPort(String method, String route) {
        admin().request(method, liveness.resolve(CACHE + route)).then().statusCode(404);
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + AdminProfile.TOKEN);
    }
}
