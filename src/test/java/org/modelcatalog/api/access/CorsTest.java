package org.modelcatalog.api.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of other sites may read where CORS is switched on for one of them, and keys are asked for. */
@QuarkusTest
@TestProfile(CorsTest.TwoOrigins.class)
class CorsTest {

    private static final String LIST = "/v1/catalog/models?limit=1";
    private static final String ORIGIN = "https://app.example";
    private static final String OTHER = "https://other.example";
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

    @ParameterizedTest
    @ValueSource(strings = {"content-type", "x-stainless-lang,x-stainless-retry-count", "authorization,http-referer"})
    void sdksSendHeadersOfTheirOwn(String headers) {
        from(ORIGIN)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", headers)
                .options(LIST)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Headers", containsString(headers.split(",")[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {ORIGIN, OTHER, ""})
    void anAnswerIsForItsOriginAlone(String origin) {
        (origin.isEmpty() ? given() : from(origin))
                .header("X-API-Key", KEY)
                .get(LIST)
                .then()
                .statusCode(200)
                .header(ALLOWED, origin.isEmpty() ? nullValue(String.class) : equalTo(origin));
        List<String> vary = (origin.isEmpty() ? given() : from(origin))
                .header("X-API-Key", KEY)
                .get(LIST)
                .headers()
                .getValues("Vary");
        assertThat(String.join(", ", vary)).contains("Origin", "Accept-Encoding");
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

    /** Pages of two sites. */
    public static class TwoOrigins implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.cors.enabled",
                    "true",
                    "quarkus.http.cors.origins",
                    ORIGIN + "," + OTHER,
                    "catalog.api-keys",
                    KEY);
        }
    }
}
