package org.modelcatalog.api.catalog;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.support.MadeUpGateway;
import org.modelcatalog.support.StubHubResource;

/** Adding a gateway is one class: everything else finds {@link MadeUpGateway} by itself. */
@QuarkusTest
@TestProfile(MadeUpGatewayTest.WithIt.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
class MadeUpGatewayTest {

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    /** Enables the gateway. */
    public static class WithIt implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("test.made-up-gateway", "true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"made-up", "invented", "MADE-UP"})
    void hasItsList(String name) {
        when().get("/v1/catalog/models?gateway=" + name)
                .then()
                .statusCode(200)
                .body("gateway", equalTo("made-up"))
                .body("note", equalTo("Made-up catalog"))
                .body("data.id", equalTo(List.of("made-up/one")))
                .body("data[0].pricing.prompt", equalTo("0.000001"));
    }

    @Test
    void isInTheListOfAll() {
        when().get("/v1/catalog/models?gateway=all")
                .then()
                .statusCode(200)
                .body("data.id", hasItem("made-up/one"))
                .body("note", containsString("Made up"));
    }

    @Test
    void isInTheRegistryAndTheStatus() {
        when().get("/v1/catalog/gateways").then().body("data.slug", hasItem("made-up"));
        when().get("/v1/catalog/status")
                .then()
                .body("data.find { it.slug == 'made-up' }.field_coverage.pricing", equalTo(1.0f));
    }

    @Test
    void isMeasured() {
        when().get("/v1/catalog/models?gateway=made-up").then().statusCode(200);

        when().get(metrics)
                .then()
                .body(containsString("catalog_models{gateway=\"made-up\"} 1.0"))
                .body(containsString("catalog_field_coverage{field=\"pricing\",gateway=\"made-up\"} 1.0"));
    }

    @Test
    void isDocumented() {
        when().get("/q/openapi?format=json")
                .then()
                .body(
                        "paths.'/v1/catalog/models'.get.parameters.findAll { it.name == 'gateway' }.description",
                        everyItem(endsWith("made-up (or invented), openrouter, portkey")));
    }

    @Test
    void isAmongWhatIsAllowed() {
        when().get("/v1/catalog/models?gateway=nope")
                .then()
                .statusCode(400)
                .body("detail", containsString("made-up (or invented)"));
    }
}
