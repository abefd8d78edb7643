package org.modelcatalog.api.access;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told about every answer. */
@QuarkusTest
class SecurityHeadersTest {

    private static final String POLICY = "Content-Security-Policy";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/catalog/models?limit=1",
                "/v1/catalog/models?limit=0",
                "/v1/catalog/models/a/%3Cscript%3E",
                "/no-such-route",
                "/q/openapi",
                "/q/swagger-ui/",
            })
    void noAnswerIsTakenForSomethingElseOrFramed(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header(POLICY, containsString("default-src 'none'"))
                .header(POLICY, containsString("frame-ancestors 'none'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/catalog/models?limit=1", "/no-such-route", "/q/openapi"})
    void nothingRunsInAnAnswer(String path) {
        when().get(path).then().header(POLICY, equalTo("default-src 'none'; frame-ancestors 'none'"));
    }

    @Test
    void swaggerUiRunsItsOwnScriptsAndAsksThisServiceOnly() {
        when().get("/q/swagger-ui/")
                .then()
                .header(POLICY, containsString("script-src 'self' 'unsafe-inline'"))
                .header(POLICY, containsString("connect-src 'self'"));
    }

    /** CORS is off, unless an operator switches it on. */
    @Test
    void noOtherSiteIsAllowedToReadAnything() {
        given().header("Origin", "https://app.example")
                .get("/v1/catalog/models?limit=1")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
    }
}
