package org.modelcatalog.traces;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.trace.v1.Span;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.ColdProfile;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.StubHubResource;

/** What a collector is told, and what nobody is. */
@QuarkusTest
@TestProfile(TracesTest.On.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = CollectorResource.class, restrictToAnnotatedClass = true)
class TracesTest {

    private static final String API_KEY = "api-key-that-is-secret";
    private static final String ADMIN_TOKEN = "admin-token-that-is-secret";
    private static final String HUB_TOKEN = "hf_thatissecret";
    private static final String GATEWAY_KEY = "gateway-key-that-is-secret";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    StubHub hub;
    Collector collector;

    @TestHTTPResource(value = "/health/live", management = true)
    URI liveness;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @AfterEach
    void behave() {
        hub.behave();
    }

    @Test
    void aRequestIsASpanWithItsRouteAndItsStatus() {
        ask("/v1/catalog/models/acme-ai/none").then().statusCode(404);

        Span span = awaited("/v1/catalog/models/acme-ai/none");
        assertThat(span.getName()).isEqualTo("GET /v1/catalog/models/{id: .+}");
        assertThat(Collector.attributes(span))
                .containsEntry("http.route", "/v1/catalog/models/{id: .+}")
                .containsEntry("http.response.status_code", "404");
        assertThat(collector.resource()).containsEntry("service.name", "model-catalog");
    }

    @Test
    void whatTheHubIsAskedForItIsAChildOfIt() {
        ask("/v1/catalog/models/acme-ai/child").then().statusCode(404);

        Span request = awaited("/v1/catalog/models/acme-ai/child");
        assertThat(collector.spans()).anySatisfy(span -> {
            assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
            assertThat(span.getParentSpanId()).isEqualTo(request.getSpanId());
            assertThat(Collector.attributes(span).get("url.full")).contains("/api/models/acme-ai/child");
        });
    }

    @Test
    void theTraceOfTheClientIsJoinedAndTheHubIsToldNothingOfIt() {
        List<String> told = new CopyOnWriteArrayList<>();
        hub.misbehave(
                request -> {
                    request.headers().names().forEach(name -> told.add(name.toLowerCase(Locale.ROOT)));
                    return false;
                },
                request -> {});

        given().header("Authorization", "Bearer " + API_KEY)
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .header("tracestate", "vendor=state")
                .header("baggage", "user=somebody")
                .get("/v1/catalog/models/acme-ai/joined")
                .then()
                .statusCode(404);

        assertThat(HexFormat.of()
                        .formatHex(awaited("/v1/catalog/models/acme-ai/joined")
                                .getTraceId()
                                .toByteArray()))
                .isEqualTo(TRACE);
        assertThat(told).contains("user-agent").doesNotContain("traceparent", "tracestate", "baggage");
    }

    @Test
    void noSecretIsExported() {
        ask("/v1/catalog/models?gateway=all&limit=1").then().statusCode(200);
        given().header("X-API-Key", API_KEY).get("/v1/catalog/gateways").then().statusCode(200);
        given().header("Authorization", "Bearer " + ADMIN_TOKEN)
                .post("/v1/catalog/cache/refresh")
                .then()
                .statusCode(200);

        awaited("/v1/catalog/cache/refresh");
        await().until(() -> collector.spans().stream()
                .map(Collector::attributes)
                .anyMatch(span ->
                        span.getOrDefault("url.full", "").contains(hub.uri().getAuthority())));
        assertThat(hub.asked()).anyMatch(asked -> ("Bearer " + HUB_TOKEN).equals(asked.authorization()));
        assertThat(collector.exports())
                .extracting(export -> new String(export.body(), StandardCharsets.ISO_8859_1))
                .noneMatch(body -> body.contains(API_KEY)
                        || body.contains(ADMIN_TOKEN)
                        || body.contains(HUB_TOKEN)
                        || body.contains(GATEWAY_KEY)
                        || body.contains("collector-key"));
        assertThat(collector.spans())
                .flatExtracting(span -> Collector.attributes(span).keySet())
                .noneMatch(name -> name.startsWith("http.request.header"));
    }

    @Test
    void probesMetricsAndDocumentationAreNotTraced() {
        for (Object route : List.of(liveness, metrics)) {
            when().get((URI) route).then().statusCode(200);
        }
        when().get("/q/openapi").then().statusCode(200);
        when().get("/q/swagger-ui/").then().statusCode(200);

        ask("/v1/catalog/status").then().statusCode(200);

        awaited("/v1/catalog/status");
        assertThat(collector.spans())
                .extracting(span -> Collector.attributes(span).getOrDefault("url.path", ""))
                .noneMatch(path -> path.startsWith("/q/"));
    }

    @Test
    void theCollectorGetsTheHeadersItWants() {
        ask("/v1/catalog/providers").then().statusCode(200);

        awaited("/v1/catalog/providers");
        assertThat(collector.exports()).allSatisfy(export -> {
            assertThat(export.path()).isEqualTo("/v1/traces");
            assertThat(export.headers()).containsEntry("X-key", List.of("collector-key"));
        });
    }

    private static io.restassured.response.Response ask(String path) {
        return given().header("Authorization", "Bearer " + API_KEY).get(path);
    }

    private Span awaited(String path) {
        return await().until(() -> collector.ofRequest(path), Optional::isPresent)
                .orElseThrow();
    }

    /** Switched on as an operator does, with every secret there is. */
    public static class On extends ColdProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("OTEL_SDK_DISABLED", "false");
            settings.put("OTEL_EXPORTER_OTLP_HEADERS", "x-key=collector-key");
            settings.put("quarkus.otel.bsp.schedule.delay", "100ms");
            settings.put("catalog.api-keys", API_KEY);
            settings.put("catalog.admin-token", ADMIN_TOKEN);
            settings.put("catalog.huggingface.token", HUB_TOKEN);
            settings.put("catalog.gateways.openrouter.api-key", GATEWAY_KEY);
            settings.put("catalog.gateways.featherless.api-key", GATEWAY_KEY);
            settings.put("catalog.gateways.portkey.api-key", GATEWAY_KEY);
            return settings;
        }
    }
}
