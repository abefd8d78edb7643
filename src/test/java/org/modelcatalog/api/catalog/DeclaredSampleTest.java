package org.modelcatalog.api.catalog;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A gateway that is declared without an endpoint, while the samples stand in for all upstreams. */
@QuarkusTest
@TestProfile(FactsTest.WithModelsDev.class)
class DeclaredSampleTest {

    @Test
    void itsModelsAreThoseOfTheSampleOfItsKind() {
        when().get("/v1/catalog/models?gateway=vllm")
                .then()
                .statusCode(200)
                .body("data", hasSize(5))
                .body("data.id", hasItem("support-answers"))
                .body("data.find { it.id == 'support-answers' }.context_length", equalTo(16_384));
        when().get("/v1/catalog/gateways").then().body("data.slug", hasItem("vllm"));
    }
}
