package org.modelcatalog.packaged;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.AdminProfile;
import org.modelcatalog.support.EventSource;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.StubHubResource;

/** The packaged service, started while its Hub is down. */
@QuarkusIntegrationTest
@QuarkusTestResource(
        value = StubHubResource.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = StubHubResource.FAIL_WITH, value = "503"),
            @ResourceArg(name = StubHubResource.MANAGEMENT_PORT, value = "9001"),
            @ResourceArg(name = "catalog.admin-token", value = AdminProfile.TOKEN),
            @ResourceArg(name = "catalog.admin-port", value = "management")
        })
class CatalogIT {

    StubHub hub;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @TestHTTPResource("/v1/catalog/events?gateway=hug")
    URI events;

    @BeforeEach
    void recover() {
        if (hub.isHealthy()) {
            return;
        }
        when().get("/v1/catalog/models")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("detail", equalTo("Models data unavailable"));
        when().get(readiness).then().statusCode(503);
        hub.behave();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> when().get(readiness).then().statusCode(200));
    }

    @Test
    void servesFullRowsOfTheHubItIsPointedAt() {
        given().queryParam("gateway", "hug")
                .queryParam("limit", 5)
                .get("/v1/catalog/models")
                .then()
                .statusCode(200)
                .body("data", hasSize(5))
                .body("total", greaterThan(400))
                .body("data[0].huggingface_metrics.downloads", greaterThan(1_000_000))
                .body("data[0].architecture.modality", equalTo("text->text"));
    }

    @Test
    void answersProblemsAsJson() {
        when().get("/v1/catalog/models?limit=0")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("limit must be an integer from 1 to 1000, or absent for all; got \"0\""));
        when().get("/v1/catalog/models/acme-ai/none").then().statusCode(404).body("title", equalTo("Not Found"));
    }

    @Test
    void theAdminRoutesAreOnThePortTheyAreConfiguredFor() {
        String refresh = "/v1/catalog/cache/refresh";

        given().header("Authorization", "Bearer " + AdminProfile.TOKEN)
                .post(readiness.resolve(refresh))
                .then()
                .statusCode(200)
                .body("gateway.slug", equalTo("hug"));
        when().post(readiness.resolve(refresh)).then().statusCode(401).contentType("application/problem+json");
        given().header("Authorization", "Bearer " + AdminProfile.TOKEN)
                .post(refresh)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void aRefreshIsToldToWhoeverReadsEvents() {
        try (EventSource reader = EventSource.open(events)) {
            String known = reader.next().data().path("snapshot_id").asText();

            given().header("Authorization", "Bearer " + AdminProfile.TOKEN)
                    .post(readiness.resolve("/v1/catalog/cache/refresh"))
                    .then()
                    .statusCode(200);

            assertThat(reader.next().data().path("previous_id").asText()).isEqualTo(known);
        }
    }

    @Test
    void everyRouteAnswers() {
        for (String route : new String[] {
            "/models?limit=1",
            "/v1/models?limit=1",
            "/api/v1/models?limit=1",
            "/api/v1/models/count",
            "/api/v1/models/user?limit=1",
            "/api/v1/embeddings/models",
            "/api/v1/providers",
            "/v1/catalog/models/search?q=7b",
            "/v1/catalog/providers",
            "/v1/provider",
            "/v1/catalog/facets?servable=true",
            "/v1/catalog/gateways",
            "/v1/catalog/status",
            "/q/openapi"
        }) {
            assertThat(when().get(route).statusCode()).as(route).isEqualTo(200);
        }
        when().get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger"));
    }
}
