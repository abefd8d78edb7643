package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.NodeClients;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/** MCP's own client and conformance suite use the tools of the packaged service. */
class McpIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ROWS = "/v1/catalog/models?gateway=all&servable=true&sort=-downloads&limit=25";

    private static final StubHub HUB = StubHub.withModels(600);
    private static PackagedService service;

    @BeforeAll
    static void start() {
        service = PackagedService.start(Path.of("target", "mcp-it.log"), HUB.settings(Map.of()));
        await().atMost(PATIENCE).until(() -> service.status(service.uri("/v1/catalog/models?limit=1")) == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
        HUB.close();
    }

    @Test
    void theSdkReadsEveryToolsAnswer() throws IOException {
        JsonNode read = NodeClients.installed().say("mcp.mjs", service.uri("/"));

        assertThat(read.path("version").path("name").textValue()).isEqualTo("model-catalog");
        assertThat(read.path("protocol").textValue()).isEqualTo("2025-11-25");
        assertThat(read.path("session").isNull()).isTrue();
        assertThat(read.path("tools")).hasSize(7);
        JsonNode rows = json(service.get(service.uri(ROWS)).orElseThrow().body());
        assertThat(rows.path("data")).hasSize(25);
        assertThat(read.path("found").path("structured")).isEqualTo(rows);
        assertThat(read.path("model").path("structured").path("data"))
                .isEqualTo(rows.path("data").path(0));
        assertThat(read.path("offers").path("structured").path("data"))
                .isEqualTo(rows.path("data").path(0).path("providers"));
        assertThat(read.path("compared").path("structured").path("data")).hasSize(2);
        for (String tool : List.of("found", "model", "offers", "compared", "facets", "changes", "status")) {
            JsonNode answer = read.path(tool);
            assertThat(answer.path("isError").booleanValue()).as(tool).isFalse();
            assertThat(answer.path("text")).as(tool).isEqualTo(answer.path("structured"));
        }
        assertThat(read.path("refused").path("isError").booleanValue()).isTrue();
        assertThat(read.path("refused").path("text").textValue()).startsWith("limit must be ");
    }

    @Test
    void theConformanceSuiteFindsWhatIsExpected() {
        JsonNode suite = NodeClients.installed().say("mcp-conformance.mjs", service.uri("/"));

        assertThat(suite.path("status").intValue())
                .as(suite.path("output").textValue())
                .isZero();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
