package org.modelcatalog.api.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.support.ColdProfile;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.StubHubResource;

/** Wrong requests get a 4xx that names what is wrong, and cost the upstream nothing. */
@QuarkusTest
@TestProfile(ColdProfile.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
class WrongRequestsTest {

    StubHub hub;

    @TestHTTPResource("/")
    URL catalog;

    @BeforeEach
    void forget() {
        hub.forget();
    }

    @AfterEach
    void theUpstreamIsNotAsked() {
        assertThat(hub.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/catalog/models?limit=0, limit",
        "/v1/catalog/models?limit=-1, limit",
        "/v1/catalog/models?limit=1001, limit",
        "/v1/catalog/models?limit=abc, limit",
        "/v1/catalog/models?limit=1e3, limit",
        "/v1/catalog/models?limit=5.0, limit",
        "/v1/catalog/models?limit=%20, limit",
        "/v1/catalog/models?limit=0x10, limit",
        "/v1/catalog/models?limit=99999999999999999999, limit",
        "/v1/catalog/models?limit=%F0%9F%A4%97, limit",
        "/v1/catalog/models?offset=-1, offset",
        "/v1/catalog/models?offset=abc, offset",
        "/v1/catalog/models?offset=1.5, offset",
        "/v1/catalog/models?offset=2147483648, offset",
        "/v1/catalog/models?offset=9223372036854775808, offset",
        "/v1/catalog/models?gateway=nope, gateway",
        "/v1/catalog/models?gateway=%00, gateway",
        "/v1/catalog/models?gateway=hug%0d%0aX-Evil:1, gateway",
        "/v1/catalog/models?gateway=http://evil.example, gateway",
        "/v1/catalog/models?gateway=..%2F..%2Fetc, gateway",
        "/v1/catalog/models?include_huggingface=maybe, include_huggingface",
        "/v1/catalog/models?tag=a%00b, tag",
        "/v1/catalog/models?author=@, author",
        "/v1/catalog/models?gated=maybe, gated",
        "/v1/catalog/models?servable=maybe, servable",
        "/v1/catalog/models?min_params=7Q, min_params",
        "/v1/catalog/models?max_likes=-1, max_likes",
        "/v1/catalog/models?max_downloads=9223372036854775808, max_downloads",
        "/v1/catalog/models?max_price=1e-7, max_price",
        "/v1/catalog/models?min_price=2&max_price=1, min_price",
        "/v1/catalog/models?created_after=yesterday, created_after",
        "/v1/catalog/models?created_after=2026-01-02&created_before=2026-01-01, created_after",
        "/v1/catalog/models?modified_after=2025-02-30, modified_after",
        "/v1/catalog/models?sort=size, sort",
        "/v1/catalog/models?vision=maybe, vision",
        "/v1/catalog/models?input_modality=smell, input_modality",
        "/v1/catalog/models?supported_parameters=tools%3Bseed, supported_parameters",
        "/v1/catalog/models?max_latency=fast, max_latency",
        "/v1/catalog/models?owner=acme-ai&provider=cobalt, owner",
        "/v1/catalog/inference-providers?limit=0, limit",
        "/v1/catalog/facets?gateway=nope, gateway",
        "/v1/catalog/events?gateway=nope, gateway",
        "/v1/catalog/facets?min_likes=x, min_likes",
        "/v1/catalog/models/search?q=aurora&gated=no, gated",
        "/models?limit=0, limit",
        "/v1/models?limit=0, limit",
        "/api/v1/models?limit=0, limit",
        "/api/v1/models?gateway=nope, gateway",
        "/api/v1/models?include_unpriced=maybe, include_unpriced",
        "/api/v1/models?supported_parameters=%20, supported_parameters",
        "/api/v1/models?supported_parameters=tools%3Bseed, supported_parameters",
        "/api/v1/models?input_modalities=smell, input_modalities",
        "/api/v1/models?output_modalities=text%2Csmell, output_modalities",
        "/api/v1/models?sort=-downloads, sort",
        "/api/v1/models?min_age_days=-1, min_age_days",
        "/api/v1/models?max_age_days=36501, max_age_days",
        "/api/v1/models?min_age_days=2&max_age_days=1, min_age_days",
        "/api/v1/models?arch=%00, arch",
        "/api/v1/models?min_price=x, min_price",
        "/api/v1/models/user?sort=x, sort",
        "/api/v1/embeddings/models?limit=0, limit",
        "/api/v1/providers?gateway=nope, gateway",
        "/api/v1/model/a..b/c, id",
        "/api/v1/model/a%20b/c, id",
        "/api/v1/model/a/b?include_unpriced=maybe, include_unpriced",
        "/api/v1/models/a%5Cb/c/endpoints, id",
        "/api/v1/models/a/b/endpoints?gateway=nope, gateway",
        "/api/v1/models?context=0, context",
        "/api/v1/models?context=8k, context",
        "/api/v1/models/count?offset=-1, offset",
        "/api/v1/models/count?output_modalities=%00, output_modalities",
        "/v1/catalog/providers?offset=-1, offset",
        "/v1/provider?limit=x, limit",
        "/v1/catalog/models/..%2F..%2Fetc%2Fpasswd, id",
        "/v1/catalog/models/a..b/c, id",
        "/v1/catalog/models/a/b/c, id",
        "/v1/catalog/models/a%2Fb%2Fc, id",
        "/v1/catalog/models/a%00b/c, id",
        "/v1/catalog/models/a/b%0d%0aHost:%20evil.example, id",
        "/v1/catalog/models/%F0%9F%A4%97/x, id",
        "/v1/catalog/models/a/b%3Fexpand=x, id",
        "/v1/catalog/models/a/b%23c, id",
        "/v1/catalog/models/a%5Cb, id",
        "/v1/catalog/models/http:%2F%2Fevil.example%2Fx, id",
        "/v1/catalog/models/.git/config, id",
        "/v1/catalog/models/a%20b/c, id",
        "/v1/catalog/models/a/b?gateway=nope, gateway",
        "/v1/catalog/models/search, q",
        "/v1/catalog/models/search?q=, q",
        "/v1/catalog/models/search?q=%20%20, q",
        "/v1/catalog/models/search?q=a%00b, q",
        "/v1/catalog/models/search?q=aurora&limit=0, limit",
        "/v1/catalog/developers/..%2Fx/models, owner",
        "/v1/catalog/developers/a%2Fb/models, owner",
        "/v1/catalog/developers/a/models?offset=x, offset",
    })
    void aWrongParameterIsNamed(String path, String parameter) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                // the SDK of OpenRouter knows no other type of error
                .contentType(path.startsWith("/api/v1/") ? "application/json" : "application/problem+json")
                .body("detail", startsWith(parameter + " must be "))
                .body("error.message", startsWith(parameter + " must be "))
                .body("error.code", path.startsWith("/api/v1/") ? equalTo(400) : equalTo("invalid_value"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/catalog/models?limit=, limit",
        "/v1/catalog/models?gateway=, gateway",
        "/api/v1/models?supported_parameters=, supported_parameters",
        "/api/v1/models?output_modalities=, output_modalities",
        "/v1/catalog/models/, id",
        "/v1/catalog/models/search?q=, q"
    })
    void tenKilobytesAreRefusedByName(String path, String parameter) {
        given().urlEncodingEnabled(false)
                .get(path + "a".repeat(10_000))
                .then()
                .statusCode(400)
                .body("detail", startsWith(parameter + " must be "));
    }

    /** The HTTP server refuses these before any of our code sees them, with an empty body. */
    @ParameterizedTest
    @CsvSource({"/v1/catalog/models/a/%zz", "/v1/catalog/models/%", "/v1/catalog/models?gateway=%zz"})
    void whatCannotBeDecodedIsRefused(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1")).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /v1/models                    | GET, HEAD",
                "DELETE | /api/v1/models                | GET, HEAD",
                "PUT    | /models.dev/api.json          | GET, HEAD",
                "POST   | /v1/catalog/models/acme-ai/x  | GET, HEAD"
            })
    void aWrongMethodIsToldTheRightOnes(String method, String path, String allowed) {
        given().request(method, path).then().statusCode(405).header("Allow", allowed);
        given().options(path).then().statusCode(204).header("Allow", allowed + ", OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({"/v1/catalog/cache/refresh, POST", "/v1/catalog/cache, DELETE"})
    void soIsAWrongMethodOfAnOperatorsRoute(String path, String allowed) {
        given().get(path).then().statusCode(405).header("Allow", allowed);
    }

    @Test
    void aPathThatClimbsOutOfItsRouteFindsNothing() throws IOException {
        assertThat(raw("GET /v1/catalog/models/../../../etc/passwd HTTP/1.1")).startsWith("HTTP/1.1 404");
        assertThat(raw("GET /v1/catalog/models/%2e%2e/%2e%2e/x HTTP/1.1")).startsWith("HTTP/1.1 404");
    }

    /** What no well-behaved HTTP client would send. */
    private String raw(String requestLine) throws IOException {
        try (var socket = new Socket(catalog.getHost(), catalog.getPort())) {
            String request = requestLine + "\r\nHost: catalog\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"POST, /refresh", "POST, /accept", "DELETE, ''"})
    void withoutAnAdminTokenConfiguredThereAreNoAdminRoutes(String method, String route) {
        given().header("Authorization", "Bearer ")
                .request(method, "/v1/catalog/cache" + route)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("No such route; /q/swagger-ui lists the routes"));
    }
}
