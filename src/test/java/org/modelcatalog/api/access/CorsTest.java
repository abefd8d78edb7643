package org.modelcatalog.api.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What pages of other sites may read where CORS is switched on for one of them, and keys are asked for. */
@QuarkusTest
@TestProfile(CorsTest.OneOrigin.class)
class CorsTest {

    private static final String LIST = "/v1/catalog/models?limit=1";
    private static final String ORIGIN = "https://app.example";
    private static final String KEY = "cors-test-key-0123456789";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @Test
    void aPreflightNeedsNoKey() {
        preflight("GET")
                .then()
                .statusCode(200)
                .header(ALLOWED, equalTo(ORIGIN))
                .header("Access-Control-Allow-Methods", equalTo("GET,HEAD"))
                .header("Access-Control-Allow-Headers", containsString("Authorization"))
                .header("Access-Control-Max-Age", equalTo("3600"));
    }

    @Test
    void thePageReadsTheAnswerAndItsHeadersWithoutCookies() {
        from(ORIGIN)
                .header("X-API-Key", KEY)
                .get(LIST)
                .then()
                .statusCode(200)
                .header(ALLOWED, equalTo(ORIGIN))
                .header("Access-Control-Expose-Headers", containsString("ETag"))
                .header("Access-Control-Allow-Credentials", not(equalToIgnoringCase("true")));
    }

    @Test
    void thePageReadsWhyItIsRefused() {
        from(ORIGIN).get(LIST).then().statusCode(401).header(ALLOWED, equalTo(ORIGIN));
    }

    @Test
    void noPageChangesAnything() {
        preflight("DELETE").then().header("Access-Control-Allow-Methods", not(containsString("DELETE")));
    }

    @Test
    void anotherSiteGetsNothing() {
        from("https://app.example.evil.example")
                .header("X-API-Key", KEY)
                .get(LIST)
                .then()
                .statusCode(403)
                .header(ALLOWED, nullValue());
    }

    @Test
    void whoeverIsNoPageIsAnsweredAsEver() {
        given().header("X-API-Key", KEY).get(LIST).then().statusCode(200).header(ALLOWED, nullValue());
    }

    private static Response preflight(String method) {
        return from(ORIGIN)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "Authorization")
                .options(LIST);
    }

    private static RequestSpecification from(String origin) {
        return given().header("Origin", origin);
    }

    /** Pages of one site. */
    public static class OneOrigin implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.cors.enabled", "true",
                    "quarkus.http.cors.origins", ORIGIN,
                    "catalog.api-keys", KEY);
        }
    }
}
