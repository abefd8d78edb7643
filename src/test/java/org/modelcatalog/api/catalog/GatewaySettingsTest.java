package org.modelcatalog.api.catalog;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.support.SwitchedOffProfile;

/** What clients and operators see of a gateway that is not to be had as it is configured. */
@QuarkusTest
@TestProfile(SwitchedOffProfile.class)
class GatewaySettingsTest {

    private static final String NEEDS_KEY = "Portkey needs an API key; set PORTKEY_API_KEY";
    private static final String OFF =
            "Featherless is switched off; CATALOG_GATEWAYS_FEATHERLESS_ENABLED=true switches it on";

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @ParameterizedTest
    @CsvSource({"portkey, " + NEEDS_KEY, "featherless, '" + OFF + "'"})
    void itsListSaysWhatToSet(String gateway, String detail) {
        when().get("/v1/catalog/models?gateway=" + gateway)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", nullValue())
                .body("detail", equalTo(detail));
        when().get("/v1/catalog/models/a/b?gateway=" + gateway)
                .then()
                .statusCode(503)
                .body("detail", equalTo(detail));
    }

    @ParameterizedTest
    @CsvSource({"portkey, " + NEEDS_KEY, "featherless, '" + OFF + "'"})
    void theRegistrySaysItToo(String gateway, String reason) {
        when().get("/v1/catalog/gateways")
                .then()
                .body("data.find { it.slug == '" + gateway + "' }.state", equalTo("not_configured"))
                .body("data.find { it.slug == '" + gateway + "' }.reason", equalTo(reason))
                .body("data.find { it.slug == '" + gateway + "' }.last_error", nullValue());
    }

    @Test
    void itIsNotMissedInTheListOfAll() {
        when().get("/v1/catalog/models?gateway=all")
                .then()
                .statusCode(200)
                .header("Cache-Status", not(containsString("partial")))
                .body("note", equalTo("Combined Hugging Face, OpenRouter catalogs"))
                .body("$", not(hasKey("missing")));
    }

    @Test
    void itIsNoFailure() {
        when().get(metrics)
                .then()
                .body(containsString("catalog_refresh_failures{gateway=\"portkey\"} 0.0"))
                .body(containsString("outcome=\"not_configured\""));
        when().get(readiness).then().statusCode(200).body(not(containsString("PORTKEY_API_KEY")));
    }
}
