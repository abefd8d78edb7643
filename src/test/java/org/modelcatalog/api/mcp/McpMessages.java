package org.modelcatalog.api.mcp;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Sends messages of MCP as a client does. */
final class McpMessages {

    static final String PATH = "/mcp";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private McpMessages() {}

    /** A request with the headers of a client. */
    static RequestSpecification client() {
        return given().header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2025-06-18")
                .contentType("application/json");
    }

    /** The text of a message. */
    static String message(String method, Map<String, ?> params) {
        try {
            return JSON.writeValueAsString(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String toolCall(String tool, Map<String, ?> arguments) {
        return message("tools/call", Map.of("name", tool, "arguments", arguments));
    }

    /** The result of a method. */
    static JsonNode result(String method, Map<String, ?> params) {
        return read(client().body(message(method, params))
                        .post(PATH)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .path("result");
    }

    /** The structured answer of a tool. */
    static JsonNode call(String tool, Map<String, ?> arguments) {
        JsonNode result = result("tools/call", Map.of("name", tool, "arguments", arguments));
        if (result.path("isError").booleanValue() || result.isMissingNode()) {
            throw new AssertionError(result.toString());
        }
        return result.path("structuredContent");
    }

    /** What a refused call says. */
    static String refusal(String tool, Map<String, ?> arguments) {
        JsonNode result = result("tools/call", Map.of("name", tool, "arguments", arguments));
        if (!result.path("isError").booleanValue()) {
            throw new AssertionError(result.toString());
        }
        return result.path("content").path(0).path("text").textValue();
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer of a REST route. */
    static JsonNode get(String path, Map<String, ?> parameters) {
        return read(given().queryParams(parameters)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
