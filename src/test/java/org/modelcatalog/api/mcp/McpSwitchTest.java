package org.modelcatalog.api.mcp;

import static org.hamcrest.Matchers.equalTo;
import static org.modelcatalog.api.mcp.McpMessages.client;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.support.SwitchedOffProfile;

/** The route of the tools where {@code CATALOG_MCP} is false. */
@QuarkusTest
@TestProfile(SwitchedOffProfile.class)
class McpSwitchTest {

    @ParameterizedTest
    @CsvSource({"GET, /mcp", "POST, /mcp", "DELETE, /mcp", "GET, /mcp/sse", "GET, /%6Dcp"})
    void theRouteIsUnknown(String method, String path) {
        client().urlEncodingEnabled(false)
                .request(method, path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("No such route; /q/swagger-ui lists the routes"));
    }
}
