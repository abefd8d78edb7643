package org.modelcatalog.ops;

import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.StubHubResource;

/** A start while the Hub is down: alive and started, but not ready; later ready without a request. */
@QuarkusTest
@TestProfile(ProbesTest.OwnInstance.class)
@QuarkusTestResource(
        value = StubHubResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = StubHubResource.FAIL_WITH, value = "500"))
class ProbesTest {

    StubHub hub;

    @TestHTTPResource(value = "/health", management = true)
    URI health;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    void becomesReadyByItselfOnceTheHubIsBack() {
        await().untilAsserted(() -> when().get(health + "/started").then().statusCode(200));
        when().get(health + "/live").then().statusCode(200);
        when().get(health + "/ready")
                .then()
                .statusCode(503)
                .body(
                        "checks.find { it.name == 'catalog loaded' }.data.'hug last error'",
                        equalTo("the Hub answered 500"));
        when().get(metrics)
                .then()
                .body(containsString("catalog_models{gateway=\"hug\"} 0.0"))
                .body(containsString("catalog_snapshot_age_seconds{gateway=\"hug\"} NaN"))
                .body(containsString("catalog_fetch_seconds_count{gateway=\"hug\",outcome=\"status\"}"))
                .body(containsString("catalog_upstream_requests_total{gateway=\"hug\",status=\"500\"}"));

        hub.behave();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> when().get(health + "/ready").then().statusCode(200));
        // the router was down as well and may need another moment
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> when().get(metrics)
                        .then()
                        .body(containsString("catalog_refresh_failures{gateway=\"hug\"} 0.0")));
        when().get(metrics)
                .then()
                .body(containsString("catalog_fetch_seconds_count{gateway=\"hug\",outcome=\"success\"} 1"))
                .body(containsString("catalog_refresh_failures{gateway=\"hug\"} 0.0"))
                .body(containsString("catalog_snapshot_stale{gateway=\"hug\"} 0.0"))
                .body(containsString("catalog_snapshot_partial{gateway=\"hug\"} 0.0"))
                .body(containsString("catalog_snapshot_quarantine{gateway=\"hug\"} 0.0"))
                .body(containsString("catalog_upstream_quota_remaining{gateway=\"hug\"} 4"));
    }

    @Test
    void probesAndMetricsAreNotOnThePublicPort() {
        when().get("/q/health").then().statusCode(404);
        when().get("/q/metrics").then().statusCode(404);
    }

    /** Not shared with other tests, since it is about a start. Retries come soon, so that the test is over soon. */
    public static class OwnInstance implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "catalog.refresh.backoff", "1s",
                    "catalog.huggingface.retry-delay", "20ms",
                    "catalog.huggingface.circuit-delay", "1ms");
        }
    }
}
