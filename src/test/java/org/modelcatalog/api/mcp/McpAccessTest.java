package org.modelcatalog.api.mcp;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.modelcatalog.api.mcp.McpMessages.client;
import static org.modelcatalog.api.mcp.McpMessages.message;
import static org.modelcatalog.api.mcp.McpMessages.toolCall;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.support.ColdProfile;

/** Who may use the tools, with API keys and two requests a minute for what needs an upstream. */
@QuarkusTest
@TestProfile(McpAccessTest.OneKey.class)
class McpAccessTest {

    private static final String KEY = "mcp-test-key-0123456789";
    private static final String PING = message("ping", Map.of());

    @TestHTTPResource("/")
    URI service;

    @Test
    void withoutAKeyTheToolsAreClosed() {
        client().body(PING)
                .post(McpMessages.PATH)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"model-catalog\"")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body("status", equalTo(401))
                .body("instance", equalTo("/mcp"));
    }

    @Test
    void withAKeyTheyAreOpen() {
        withKey().body(PING).post(McpMessages.PATH).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost:1", "http://localhost.evil.example"})
    void aPageOfAnotherOriginIsRefused(String origin) {
        withKey()
                .header("Origin", origin)
                .body(PING)
                .post(McpMessages.PATH)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void aPageOfAnotherOriginIsRefusedEvenIfItsNameLeadsHere() {
        withKey()
                .header("Host", "rebound.example")
                .header("Origin", "http://rebound.example")
                .body(PING)
                .post(McpMessages.PATH)
                .then()
                .statusCode(403);
    }

    @Test
    void aPageOfThisMachineIsNot() {
        withKey()
                .header("Origin", "http://localhost:" + service.getPort())
                .header("Host", "localhost:" + service.getPort())
                .body(PING)
                .post(McpMessages.PATH)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PUT"})
    void thereAreNoStreamsAndNoSessions(String method) {
        withKey()
                .header("Mcp-Session-Id", "any")
                .request(method, McpMessages.PATH)
                .then()
                .statusCode(405)
                .header("Allow", "POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp/sse", "/mcp/messages/any", "/mcp/none"})
    void theFormerTransportIsClosed(String path) {
        withKey().get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void aSessionOfAnotherInstanceChangesNothing() {
        withKey()
                .header("Mcp-Session-Id", "of-another-instance")
                .body(message("tools/list", Map.of()))
                .post(McpMessages.PATH)
                .then()
                .statusCode(200)
                .header("Mcp-Session-Id", nullValue());
    }

    @Test
    void aMessageThatIsTooLongIsRefused() {
        withKey()
                .body(toolCall("search_models", Map.of("q", "a".repeat(70_000))))
                .post(McpMessages.PATH)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", equalTo("The body is too large"));
    }

    @Test
    void lookupsCountAgainstTheClientsLimit() {
        for (int i = 1; i <= 2; i++) {
            lookUp("acme-ai/none-" + i, "No model acme-ai/none-" + i);
        }

        lookUp("acme-ai/none-3", "Only 2 requests a minute of this kind are accepted from one client");
        given().header("X-API-Key", KEY)
                .get("/v1/catalog/models/acme-ai/none-4")
                .then()
                .statusCode(429);
    }

    private static void lookUp(String id, String refusal) {
        withKey()
                .body(toolCall("compare_models", Map.of("ids", List.of(id), "gateway", "hug")))
                .post(McpMessages.PATH)
                .then()
                .statusCode(200)
                .body("result.isError", equalTo(true))
                .body("result.content[0].text", startsWith(refusal));
    }

    private static RequestSpecification withKey() {
        return client().header("X-API-Key", KEY);
    }

    /** One key, and a small limit. */
    public static class OneKey extends ColdProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("catalog.api-keys", KEY);
            settings.put("catalog.client-limit", "2");
            return settings;
        }
    }
}
