package org.modelcatalog.api.catalog;

import static io.restassured.RestAssured.when;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A base of facts fills rows, contradicts them, and is named. */
@QuarkusTest
@TestProfile(FactsTest.WithModelsDev.class)
class FactsTest {

    private static final String ROWS = "/v1/catalog/models?gateway=openrouter&provenance=true";

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    /** The base is the sample of models.dev; a gateway is declared without an endpoint. */
    public static class WithModelsDev implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("catalog.facts", "models.dev", "catalog.gateways.vllm.kind", "openai");
        }
    }

    @BeforeEach
    void theBaseHasCompletedTheList() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> when().get(ROWS)
                        .then()
                        .statusCode(200)
                        .body("data.provenance.knowledge_cutoff.source", hasItem("models.dev")));
    }

    @Test
    void rowsNameTheBaseOnlyForWhatTheGatewayDoesNotState() {
        when().get(ROWS)
                .then()
                .body("data.provenance.knowledge_cutoff.source", hasItem("openrouter"))
                .body("data.provenance.max_output.source", hasItem("models.dev"))
                .body("data.provenance.pricing.findAll { it != null }.source", everyItem(equalTo("openrouter")));
    }

    @Test
    void anotherUnitIsAConflictOfTheRow() {
        when().get(ROWS)
                .then()
                .body("data.provenance.conflicts.flatten().findAll { it != null }.kind", hasItem("power_of_ten"));
        when().get(metrics)
                .then()
                .body(containsString("catalog_conflicts{gateway=\"openrouter\",kind=\"power_of_ten\"}"));
    }

    @Test
    void theStatusCountsConflictsAndSaysWhenTheBaseWasRead() {
        when().get("/v1/catalog/status")
                .then()
                .body("facts[0].keySet()", containsInAnyOrder("base", "fetched_at", "models", "last_error"))
                .body("facts[0].base", equalTo("models.dev"))
                .body("facts[0].models", greaterThan(10))
                .body("facts[0].last_error", nullValue())
                .body("data.find { it.slug == 'openrouter' }.conflicts.power_of_ten", greaterThan(0));
    }
}
