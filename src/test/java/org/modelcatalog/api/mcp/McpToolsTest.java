package org.modelcatalog.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.modelcatalog.api.mcp.McpMessages.call;
import static org.modelcatalog.api.mcp.McpMessages.client;
import static org.modelcatalog.api.mcp.McpMessages.get;
import static org.modelcatalog.api.mcp.McpMessages.message;
import static org.modelcatalog.api.mcp.McpMessages.read;
import static org.modelcatalog.api.mcp.McpMessages.refusal;
import static org.modelcatalog.api.mcp.McpMessages.result;
import static org.modelcatalog.api.mcp.McpMessages.toolCall;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.support.LogLines;

/** The tools beside the REST routes, on the embedded sample upstreams. */
@QuarkusTest
class McpToolsTest {

    private static final String LIST = "/v1/catalog/models";

    @Test
    void theServerStatesItsVersionItsToolsAndNoSession() {
        var response = client().body(message(
                        "initialize",
                        Map.of(
                                "protocolVersion",
                                "2025-06-18",
                                "capabilities",
                                Map.of(),
                                "clientInfo",
                                Map.of("name", "test", "version", "1"))))
                .post(McpMessages.PATH);

        JsonNode result = read(response.asString()).path("result");
        assertThat(result.path("protocolVersion").textValue()).isEqualTo("2025-06-18");
        assertThat(result.path("serverInfo").path("name").textValue()).isEqualTo("model-catalog");
        assertThat(result.path("instructions").textValue()).contains("search_models");
        assertThat(result.path("capabilities").has("tools")).isTrue();
        assertThat(result.path("capabilities").has("prompts")).isFalse();
        assertThat(response.header("Mcp-Session-Id")).isNull();
    }

    @Test
    void everyToolOnlyReadsTheCatalog() {
        List<JsonNode> tools = elements(result("tools/list", Map.of()).path("tools"));

        assertThat(tools)
                .extracting(tool -> tool.path("name").textValue())
                .containsExactlyInAnyOrder(
                        "search_models",
                        "get_model",
                        "list_offers",
                        "compare_models",
                        "list_facets",
                        "recent_changes",
                        "catalog_status");
        assertThat(tools).allSatisfy(tool -> {
            assertThat(tool.path("description").textValue()).isNotBlank();
            assertThat(tool.path("inputSchema").path("type").textValue()).isEqualTo("object");
            JsonNode hints = tool.path("annotations");
            assertThat(hints.path("readOnlyHint").asText()).isEqualTo("true");
            assertThat(hints.path("destructiveHint").asText()).isEqualTo("false");
            assertThat(hints.path("idempotentHint").asText()).isEqualTo("true");
            assertThat(hints.path("openWorldHint").asText()).isEqualTo("false");
        });
    }

    @Test
    void everyArgumentOfASearchIsAParameterOfTheList() {
        var parameters = new HashMap<String, String>();
        elements(result("tools/list", Map.of()).path("tools")).stream()
                .filter(tool -> tool.path("name").textValue().equals("search_models"))
                .forEach(tool -> tool.path("inputSchema")
                        .path("properties")
                        .fieldNames()
                        .forEachRemaining(name -> parameters.put(name, "")));
        parameters
                .keySet()
                .removeIf(
                        List.of("gateway", "limit", "offset", "sort", "q", "include_huggingface", "provenance")
                                ::contains);

        assertThat(parameters).hasSizeGreaterThan(40).containsKeys("owner", "cursor", "fields", "vision", "max_price");
        assertThat(get(LIST, parameters).has("ignored_parameters")).isFalse();
    }

    @Test
    void aSearchReturnsTheListOfTheRestRouteFieldByField() {
        Map<String, Object> query = Map.of(
                "gateway", "all", "servable", true, "min_context_length", 1000, "sort", "-downloads", "limit", 25);

        JsonNode answer = call("search_models", query);

        assertThat(answer).isEqualTo(get(LIST, query));
        assertThat(answer.path("data")).hasSizeGreaterThan(5);
        assertThat(answer.path("total").intValue())
                .isLessThan(get(LIST, Map.of("gateway", "all")).path("total").intValue());
    }

    @Test
    void listsAndRepeatedParametersAreTheSame() {
        Map<String, Object> query = Map.of(
                "gateway",
                "hug",
                "license",
                List.of("MIT", "apache-2.0"),
                "fields",
                List.of("id", "pricing"),
                "limit",
                3);

        assertThat(call("search_models", query)).isEqualTo(get(LIST, query));
    }

    @Test
    void everyGatewayIsSearchedTenRowsAtATime() {
        JsonNode answer = call("search_models", Map.of());

        assertThat(answer).isEqualTo(get(LIST, Map.of("gateway", "all", "limit", 10)));
        assertThat(answer.path("data")).hasSize(10);
    }

    @Test
    void anAbsentArgumentMayBeNull() {
        var arguments = new HashMap<String, Object>();
        arguments.put("q", null);
        arguments.put("limit", 2);

        assertThat(call("search_models", arguments).path("data")).hasSize(2);
    }

    @Test
    void aCursorContinuesBehindTheLastRow() {
        Map<String, Object> query = Map.of("gateway", "hug", "limit", 2, "fields", "id");
        JsonNode first = call("search_models", query);
        var next = new HashMap<>(query);
        next.put("cursor", first.path("next_cursor").textValue());

        JsonNode second = call("search_models", next);

        assertThat(second.path("data"))
                .isEqualTo(get(LIST, Map.of("gateway", "hug", "limit", 2, "offset", 2, "fields", "id"))
                        .path("data"));
    }

    @Test
    void theAnswerIsTextAsWellAndSaysHowFreshItIs() {
        JsonNode result = result("tools/call", Map.of("name", "search_models", "arguments", Map.of("limit", 1)));

        assertThat(read(result.path("content").path(0).path("text").textValue()))
                .isEqualTo(result.path("structuredContent"));
        assertThat(result.path("_meta").path("cache_status").textValue()).startsWith("model-catalog; ");
    }

    @Test
    void oneModelIsTheModelOfTheRestRoute() {
        String id = idOfAnOfferedModel();

        assertThat(call("get_model", Map.of("id", id, "gateway", "hug"))).isEqualTo(get(LIST + "/" + id, Map.of()));
        assertThat(call("get_model", Map.of("id", id, "gateway", "hug", "provenance", true))
                        .path("data")
                        .has("provenance"))
                .isTrue();
    }

    @Test
    void aModelIsFoundByEveryIdItHas() {
        JsonNode model = elements(get(LIST, Map.of("gateway", "all")).path("data")).stream()
                .filter(row -> row.path("ids").size() > 1)
                .findFirst()
                .orElseThrow();

        for (JsonNode id : model.path("ids")) {
            assertThat(call("get_model", Map.of("id", id.textValue())).path("data"))
                    .isEqualTo(model);
        }
    }

    @Test
    void offersAreTheProvidersOfTheRow() {
        String id = idOfAnOfferedModel();
        JsonNode row = get(LIST + "/" + id, Map.of()).path("data");

        JsonNode offers = call("list_offers", Map.of("id", id, "gateway", "hug"));

        assertThat(offers.path("data")).isEqualTo(row.path("providers"));
        assertThat(offers.path("total").intValue())
                .isEqualTo(row.path("providers").size());
        assertThat(call("list_offers", Map.of("id", id, "gateway", "hug", "offset", 1))
                        .path("returned")
                        .intValue())
                .isEqualTo(row.path("providers").size() - 1);
    }

    @Test
    void modelsAreComparedInTheOrderOfTheirIds() {
        var rows = new ArrayList<>(
                elements(get(LIST, Map.of("limit", 3, "fields", "id,pricing")).path("data")));
        Collections.reverse(rows);
        List<String> ids = rows.stream().map(row -> row.path("id").textValue()).toList();

        JsonNode compared = call("compare_models", Map.of("ids", ids, "gateway", "hug", "fields", "id,pricing"));

        assertThat(elements(compared.path("data"))).isEqualTo(rows);
        assertThat(compared.path("timestamps")).hasSize(3);
    }

    @Test
    void facetsAreThoseOfTheRestRoute() {
        Map<String, Object> query = Map.of("gateway", "hug", "tools", true);

        assertThat(call("list_facets", query)).isEqualTo(get("/v1/catalog/facets", query));
    }

    @Test
    void theStatusNamesEveryGateway() {
        JsonNode status = call("catalog_status", Map.of());

        assertThat(status.path("data").findValuesAsText("slug"))
                .isEqualTo(get("/v1/catalog/gateways", Map.of()).path("data").findValuesAsText("slug"));
        assertThat(status.path("data").path(0).has("field_coverage")).isTrue();
    }

    @Test
    void changesAreAListThatMayBeEmpty() {
        JsonNode changes = call("recent_changes", Map.of("gateway", "hug", "limit", 5));

        assertThat(changes.path("data").isArray()).isTrue();
        assertThat(changes.path("returned").intValue())
                .isEqualTo(changes.path("data").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        search_models  | gateway     | nowhere
        search_models  | sort        | beauty
        search_models  | max_price   | cheap
        search_models  | fields      | colour
        search_models  | cursor      | nonsense
        list_facets    | tools       | perhaps
        """)
    void aWrongArgumentIsRefusedInTheWordsOfTheRestRoute(String tool, String name, String value) {
        String detail = RestAssured.given()
                .queryParam(name, value)
                .get(tool.equals("list_facets") ? "/v1/catalog/facets" : LIST)
                .then()
                .statusCode(400)
                .extract()
                .path("detail");

        assertThat(refusal(tool, Map.of(name, value))).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({"acme-ai/none-such", "a..b"})
    void anUnknownModelIsRefusedInTheWordsOfTheRestRoute(String id) {
        String detail = RestAssured.get(LIST + "/" + id).path("detail");

        assertThat(refusal("get_model", Map.of("id", id, "gateway", "hug"))).isEqualTo(detail);
        assertThat(refusal("list_offers", Map.of("id", id, "gateway", "hug"))).isEqualTo(detail);
        assertThat(refusal("compare_models", Map.of("ids", List.of(id), "gateway", "hug")))
                .isEqualTo(detail);
    }

    @Test
    void moreThanTwentyFiveRowsAreRefused() {
        String refusal = "limit must be an integer from 1 to 25, or absent for 10; got \"26\"";

        assertThat(refusal("search_models", Map.of("limit", 26))).isEqualTo(refusal);
        assertThat(refusal("recent_changes", Map.of("limit", 26))).isEqualTo(refusal);
        assertThat(refusal("compare_models", Map.of("ids", Collections.nCopies(26, "a/b"))))
                .isEqualTo("ids must be 1 to 25 ids of models; got \"26 ids\"");
        assertThat(refusal("get_model", Map.of())).isEqualTo("id must be given; got nothing");
    }

    @Test
    void aBatchIsRefused() {
        String call = toolCall("catalog_status", Map.of());

        client().body("[" + call + "," + call + "]")
                .post(McpMessages.PATH)
                .then()
                .statusCode(400)
                .body("error.code", equalTo(-32600))
                .body("error.message", equalTo("Send one message per request; there are no batches"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | -32600",
                "12 | -32600",
                "\"text\" | -32600",
                "{\"a\": | -32700",
                "{} {} | -32700",
                "'' | -32700"
            })
    void whatIsNoObjectIsRefused(String body, int code) {
        client().body(body)
                .post(McpMessages.PATH)
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("jsonrpc", equalTo("2.0"))
                .body("error.code", equalTo(code))
                .body("error.message", equalTo("The body must be one JSON object"));
    }

    @Test
    void aRequestOfTheWrongFormIsAnsweredWithWhatIsWrong() {
        client().body("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":[1]}")
                .post(McpMessages.PATH)
                .then()
                .statusCode(200)
                .body("id", equalTo(7))
                .body("error.code", equalTo(-32602))
                .body("error.message", equalTo("params must be an object"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":\"a\",\"version\":\"1\",\"icons\":[5]}"})
    void aMessageThatTheExtensionCannotReadIsNoFaultOfOurs(String clientInfo) {
        try (var log = LogLines.of("org.modelcatalog")) {
            client().body(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                                    + "\"capabilities\":{},\"clientInfo\":" + clientInfo + "}}")
                    .post(McpMessages.PATH)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(1))
                    .body("error.code", equalTo(-32602))
                    .body("error.message", equalTo("params must have the form MCP defines"));

            assertThat(log.lines()).isEmpty();
        }
    }

    /** The extension never answers some methods of what the server does not have. */
    @Test
    void aMethodThatThereIsNotIsAnsweredAtOnce() {
        client().body(message("prompts/get", Map.of()))
                .post(McpMessages.PATH)
                .then()
                .statusCode(200)
                .body("error.code", equalTo(-32601))
                .body("error.message", equalTo("Unsupported method: prompts/get"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/*;q=0.5, text/html"})
    void acceptingJsonIsEnough(String accept) {
        RestAssured.given()
                .header("Accept", accept)
                .contentType("application/json")
                .body(message("ping", Map.of()))
                .post(McpMessages.PATH)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("id", equalTo(1));
    }

    @Test
    void acceptingNoJsonIsRefused() {
        RestAssured.given()
                .header("Accept", "text/html")
                .contentType("application/json")
                .body(message("ping", Map.of()))
                .post(McpMessages.PATH)
                .then()
                .statusCode(406)
                .body(
                        "detail",
                        equalTo("Answers are application/json; send Accept: application/json, text/event-stream"));
    }

    @Test
    void anUnknownVersionOfTheProtocolIsNamed() {
        RestAssured.given()
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "1999-01-01")
                .contentType("application/json")
                .body(message("ping", Map.of()))
                .post(McpMessages.PATH)
                .then()
                .statusCode(400)
                .body("detail", startsWith("MCP-Protocol-Version must be one of: 2025-11-25, "))
                .body("detail", endsWith("; got \"1999-01-01\""));
    }

    @Test
    void aNotificationIsAccepted() {
        client().body("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                .post(McpMessages.PATH)
                .then()
                .statusCode(202)
                .body(emptyString());
    }

    @Test
    void aWrongMessageDoesNotFillTheLog() {
        try (var log = LogLines.of("io.quarkiverse.mcp")) {
            client().body("{").post(McpMessages.PATH);
            client().body(message("no/such", Map.of())).post(McpMessages.PATH);
            client().body(toolCall("no_such", Map.of())).post(McpMessages.PATH);
            client().body(message("tools/call", Map.of("name", "search_models", "arguments", "none")))
                    .post(McpMessages.PATH);

            assertThat(log.lines()).isEmpty();
        }
    }

    private static String idOfAnOfferedModel() {
        return elements(get(LIST, Map.of()).path("data")).stream()
                .filter(row -> row.path("providers").size() > 1)
                .map(row -> row.path("id").textValue())
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
