package org.modelcatalog.catalog;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modelcatalog.support.AdminProfile;
import org.modelcatalog.support.Fault;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.StubHubResource;

/** Whatever an upstream does once a catalog is served: clients get that catalog or a better one, whole and at once. */
@QuarkusTest
@TestProfile(UpstreamFaultsTest.Hasty.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
class UpstreamFaultsTest {

    private static final String LIST = "/v1/catalog/models";
    private static final Predicate<HttpServerRequest> A_PAGE =
            request -> request.path().equals("/api/models");

    StubHub hub;

    private List<String> whole;

    @BeforeEach
    void serveTheWholeCatalog() {
        hub.behave();
        hub.release();
        // the circuit may still be open from the test before
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> refresh().then().statusCode(200).body("outcome", equalTo("published")));
        whole = ids();
        assertThat(whole).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void onEveryPageLeavesTheCatalogWhole(Fault fault) {
        hub.misbehave(A_PAGE, fault);

        refresh();

        assertThat(ids()).doesNotHaveDuplicates().containsAll(whole);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void inOneWalkLeavesTheCatalogWhole(Fault fault) {
        hub.misbehave(A_PAGE.and(request -> "likes".equals(request.getParam("sort"))), fault);

        refresh();

        assertThat(ids()).doesNotHaveDuplicates().containsAll(whole);
    }

    /** A second page with other models in it is a list with other models in it; the guard looks at how many are gone. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MOST_MODELS_GONE", "A_FIELD_EMPTIED"})
    void onSecondPagesLeavesTheCatalogWhole(Fault fault) {
        hub.misbehave(A_PAGE.and(request -> request.getParam("cursor") != null), fault);

        refresh();

        assertThat(ids()).doesNotHaveDuplicates().containsAll(whole);
    }

    @Test
    void aWalkThatFailsIsNamedAndTheCatalogSaysThatItIsPartial() {
        hub.misbehave(A_PAGE.and(request -> "likes".equals(request.getParam("sort"))), Fault.INTERNAL_ERROR);

        refresh().then().statusCode(200).body("outcome", equalTo("partial"));

        when().get("/v1/catalog/status")
                .then()
                .body("data[0].missing.'text-generation by likes'", equalTo("the Hub answered 500"));
        when().get(LIST).then().header("Cache-Status", containsString("partial"));
    }

    @Test
    void whatIsServedDuringAnOutageIsStaleOnlyWhenItsTimeIsOver() {
        hub.misbehave(A_PAGE, Fault.INTERNAL_ERROR);

        refresh().then().statusCode(503);

        when().get(LIST).then().statusCode(200).header("Cache-Status", not(containsString("stale")));
        when().get("/v1/catalog/gateways").then().body("data[0].last_error", equalTo("the Hub answered 500"));
    }

    private static Response refresh() {
        return given().header("Authorization", "Bearer " + AdminProfile.TOKEN).post("/v1/catalog/cache/refresh");
    }

    private static List<String> ids() {
        return when().get(LIST).then().statusCode(200).extract().path("data.id");
    }

    /** So that faults are over soon. */
    public static class Hasty extends AdminProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("catalog.refresh.backoff", "1H");
            settings.put("catalog.refresh.max-backoff", "1H");
            settings.put("catalog.huggingface.limit", "100");
            settings.put("catalog.huggingface.page-size", "50");
            settings.put("catalog.huggingface.request-timeout", "500ms");
            settings.put("catalog.huggingface.deadline", "1s");
            settings.put("catalog.huggingface.retries", "1");
            settings.put("catalog.huggingface.retry-delay", "1ms");
            settings.put("catalog.huggingface.circuit-delay", "10ms");
            settings.put("catalog.huggingface.max-body-size", "2M");
            return settings;
        }
    }
}
