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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.UpstreamException.Reason;
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

    private static final String ONE_WALK = "text-generation by likes";

    /** What the guard finds although the other walks, or the first pages, are right. */
    private static final Set<Fault> GUARDED_IN_ONE_WALK =
            Set.of(Fault.MOST_MODELS_GONE, Fault.PRICES_A_MILLION_TIMES_HIGHER);

    private static final Set<Fault> GUARDED_ON_SECOND_PAGES = Set.of(Fault.PRICES_A_MILLION_TIMES_HIGHER);

    StubHub hub;

    @Inject
    Catalog catalog;

    private List<String> whole;

    @BeforeEach
    void serveTheWholeCatalog() {
        hub.behave();
        hub.release();
        // the circuit may still be open from the test before
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> refresh().then().statusCode(200).body("outcome", equalTo("published")));
        whole = ids();
        assertThat(whole).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void onEveryPageLeavesTheCatalogWhole(Fault fault) {
        hub.misbehave(A_PAGE, fault);

        failsOr("quarantined", fault, refresh());

        assertThat(ids()).doesNotHaveDuplicates().containsAll(whole);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void inOneWalkLeavesTheCatalogWhole(Fault fault) {
        hub.misbehave(A_PAGE.and(request -> "likes".equals(request.getParam("sort"))), fault);

        Response refreshed = refresh();

        assertThat(hub.misbehaved()).isPositive();
        refreshed
                .then()
                .statusCode(200)
                .body("outcome", equalTo(fault.reason().isPresent() ? "partial" : foundIn(fault, GUARDED_IN_ONE_WALK)));
        assertThat(catalog.state(Gateway.HUGGING_FACE).snapshot().missing().keySet())
                .isEqualTo(fault.reason().isPresent() ? Set.of(ONE_WALK) : Set.of());
        assertThat(ids()).doesNotHaveDuplicates().containsAll(whole);
    }

    /** A second page with other models in it is a list with other models in it; the guard looks at how many are gone. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MOST_MODELS_GONE", "A_FIELD_EMPTIED"})
    void onSecondPagesLeavesTheCatalogWhole(Fault fault) {
        hub.misbehave(A_PAGE.and(request -> request.getParam("cursor") != null), fault);

        failsOr(foundIn(fault, GUARDED_ON_SECOND_PAGES), fault, refresh());

        assertThat(ids()).doesNotHaveDuplicates().containsAll(whole);
    }

    private static String foundIn(Fault fault, Set<Fault> guarded) {
        return guarded.contains(fault) ? "quarantined" : "published";
    }

    /** The fault was thrown, and the refresh failed for its reason, or had this outcome if only the guard can find it. */
    private void failsOr(String outcome, Fault fault, Response refreshed) {
        assertThat(hub.misbehaved()).isPositive();
        if (fault.reason().isEmpty()) {
            refreshed.then().statusCode(200).body("outcome", equalTo(outcome));
            return;
        }
        refreshed.then().statusCode(503);
        assertThat(catalog.state(Gateway.HUGGING_FACE).lastFailure().reason())
                .isIn(fault.reason().get(), fault == Fault.HUNDREDS_OF_MEGABYTES ? Reason.TIMEOUT : null);
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
        // The ids alone: reading whole rows took longer than all the fetches.
        return when().get(LIST + "?fields=id").then().statusCode(200).extract().path("data.id");
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
            settings.put("catalog.huggingface.deadline", "2s");
            settings.put("catalog.huggingface.retries", "1");
            settings.put("catalog.huggingface.retry-delay", "1ms");
            settings.put("catalog.huggingface.circuit-delay", "10ms");
            settings.put("catalog.huggingface.max-body-size", "2M");
            return settings;
        }
    }
}
