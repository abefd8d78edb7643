package org.modelcatalog.api.openapi;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.api.openapi.OpenApiDocument.Operation;
import org.modelcatalog.api.problem.Problem;
import org.modelcatalog.support.AdminProfile;
import org.modelcatalog.support.EventSource;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.StubHubResource;

/** The documentation is complete and true: real answers and examples have the documented fields, no more, no fewer. */
@QuarkusTest
@TestProfile(AdminProfile.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
class OpenApiTest {

    private static final String JSON = "application/json";
    private static final String FEED = "/v1/catalog/changes.atom";
    /** The one whose answer does not end. */
    private static final String EVENTS = "/v1/catalog/events";

    private static final String PROBLEM = Problem.MEDIA_TYPE;
    /** No gateway states these of every model; the examples have them. */
    // and the bases of facts, of which tests have none; FactsTest has one
    private static final Pattern OF_FEW_MODELS = Pattern.compile("\\.(facts\\[]|mirror|reasoning|quantization|"
            + "(deprecated|imminent|upcoming)\\[](\\.lifecycle)?|"
            + "benchmarks|artificial_analysis|design_arena\\[]|alias_target|default_parameters|per_request_limits)$");

    private static final List<String> DOCUMENTED_HEADERS = List.of(
            "ETag", "Last-Modified", "Cache-Control", "Age", "Cache-Status", "Retry-After", "X-Catalog-Left-Out");
    /** Sent where a source states the end of a model. */
    private static final Set<String> OF_AN_END = Set.of("Deprecation", "Sunset");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    StubHub hub;

    @TestHTTPResource(EVENTS + "?gateway=hug")
    URI events;

    private OpenApiDocument document;
    private Map<String, String> requests;

    @BeforeEach
    void read() {
        document = new OpenApiDocument(json(when().get("/q/openapi?format=json")));
        holdAFetchBack();
        admin().post("/v1/catalog/cache/accept").then().statusCode(200);
        Instant withOneModel = Instant.now();
        holdAFetchBack();
        // a model with offers, so that every part of a row is there
        String served = when().get("/v1/catalog/models").jsonPath().getString("data.find { it.top_provider }.id");
        requests = Map.ofEntries(
                entry("/v1/catalog/models", "/v1/catalog/models?provenance=true"),
                entry("/models", "/models"),
                entry("/v1/catalog/models/search", "/v1/catalog/models/search?limit=1000&q=" + served),
                entry("/v1/catalog/models/{id}", "/v1/catalog/models/" + served),
                entry(
                        "/v1/catalog/developers/{owner}/models",
                        "/v1/catalog/developers/" + served.substring(0, served.indexOf('/')) + "/models"),
                entry("/v1/catalog/providers", "/v1/catalog/providers"),
                entry("/v1/catalog/owners", "/v1/catalog/owners"),
                entry("/v1/catalog/inference-providers", "/v1/catalog/inference-providers"),
                entry("/v1/provider", "/v1/provider"),
                entry("/v1/catalog/gateways", "/v1/catalog/gateways"),
                entry("/v1/catalog/facets", "/v1/catalog/facets"),
                entry("/v1/catalog/deprecations", "/v1/catalog/deprecations"),
                entry(EVENTS, EVENTS),
                entry("/v1/catalog/changes", "/v1/catalog/changes"),
                entry(FEED, FEED),
                entry("/v1/catalog/models/{id}/history", "/v1/catalog/models/" + served + "/history"),
                entry("/v1/catalog/diff", "/v1/catalog/diff?from=" + withOneModel),
                entry("/v1/catalog/status", "/v1/catalog/status"),
                entry("/v1/models", "/v1/models"),
                entry("/v1/models/{id}", "/v1/models/" + served),
                entry("/api/v1/models", "/api/v1/models?gateway=openrouter"),
                entry("/api/v1/models/count", "/api/v1/models/count"),
                entry("/models.dev/api.json", "/models.dev/api.json"),
                entry("/models.dev/models.json", "/models.dev/models.json"),
                entry("/litellm/model_prices_and_context_window.json", "/litellm/model_prices_and_context_window.json"),
                entry("/api/v1/models/user", "/api/v1/models/user?gateway=openrouter"),
                entry("/api/v1/embeddings/models", "/api/v1/embeddings/models?gateway=openrouter"),
                entry("/api/v1/model/{id}", "/api/v1/model/" + served),
                entry("/api/v1/models/{id}/endpoints", "/api/v1/models/" + served + "/endpoints"),
                entry("/api/v1/providers", "/api/v1/providers"),
                entry("/v1/catalog/cache", "/v1/catalog/cache"),
                entry("/v1/catalog/cache/refresh", "/v1/catalog/cache/refresh"),
                entry("/v1/catalog/cache/accept", "/v1/catalog/cache/accept"));
    }

    @Test
    void everyRouteIsDocumentedAndHeldAgainstARealAnswer() {
        assertThat(document.operations())
                .extracting(Operation::path)
                .containsExactlyInAnyOrderElementsOf(requests.keySet());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.danglingReferences()).isEmpty();
    }

    @Test
    void everyOperationSaysWhatItIsFor() {
        assertThat(document.operations()).allSatisfy(operation -> {
            assertThat(operation.definition().path("summary").asText()).isNotBlank();
            assertThat(operation.definition().path("operationId").asText()).isNotBlank();
            assertThat(operation.definition().path("tags")).isNotEmpty();
        });
        assertThat(document.operations())
                .extracting(operation -> operation.definition().path("operationId"))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyParameterIsDescribedAndShownAndEveryNumberBounded() {
        assertThat(document.operations().stream()
                        .flatMap(operation ->
                                operation.definition().path("parameters").valueStream())
                        .map(document::resolve))
                .isNotEmpty()
                .allSatisfy(parameter -> {
                    assertThat(parameter.path("description").asText()).isNotBlank();
                    assertThat(parameter.has("example")).isTrue();
                    assertThat(parameter.path("schema").path("type").asText()).isNotBlank();
                })
                .filteredOn(parameter ->
                        parameter.path("schema").path("type").asText().equals("integer"))
                .allMatch(parameter -> parameter.path("schema").has("minimum")
                        && parameter.path("schema").has("maximum"));
    }

    @Test
    void realAnswersHaveTheDocumentedFields() {
        assertThat(operationsWithJson()).allSatisfy(operation -> {
            JsonNode schema = document.content(operation, "200", JSON).path("schema");
            JsonNode answer = json(answer(operation));

            assertThat(document.differences(schema, answer)).isEmpty();
            assertThat(document.objectsWithoutAnExample(schema, answer))
                    .allMatch(object -> OF_FEW_MODELS.matcher(object).find());
        });
    }

    @Test
    void realAnswersOfThePastHaveTheDocumentedFields() {
        assertThat(operationsWithJson().stream()
                        .filter(operation -> operation.definition().path("parameters").findValuesAsText("name").stream()
                                .anyMatch("as_of"::equals)))
                .hasSize(5)
                .allSatisfy(operation -> {
                    JsonNode answer =
                            json(given().queryParam("as_of", Instant.now().toString())
                                    .get(requests.get(operation.path())));

                    assertThat(answer.path("as_of").asText()).isNotEmpty();
                    assertThat(document.differences(
                                    document.content(operation, "200", JSON).path("schema"), answer))
                            .isEmpty();
                });
    }

    @Test
    void realEventsHaveTheDocumentedFields() {
        try (EventSource reader = EventSource.open(events)) {
            assertThat(document.differences(
                            schema("CatalogPosition"), reader.next().data()))
                    .isEmpty();
            admin().post("/v1/catalog/cache/refresh").then().statusCode(200);
            assertThat(document.differences(
                            schema("CatalogChange"), reader.next().data()))
                    .isEmpty();
        }
    }

    @Test
    void realAnswersHaveTheDocumentedHeaders() {
        assertThat(operationsWithJson()).allSatisfy(operation -> {
            Response answer = answer(operation);

            assertThat(DOCUMENTED_HEADERS.stream().filter(answer.headers()::hasHeaderWithName))
                    .containsExactlyInAnyOrderElementsOf(headers(operation, "200").stream()
                            .filter(name -> !OF_AN_END.contains(name))
                            .toList());
        });
    }

    @Test
    void anAnswerTheClientHasHasTheDocumentedHeaders() {
        assertThat(document.operations().stream()
                        .filter(operation ->
                                operation.definition().path("responses").has("304")))
                .isNotEmpty()
                .allSatisfy(operation -> {
                    Response answer = given().header("If-None-Match", "*").get(requests.get(operation.path()));

                    assertThat(answer.statusCode()).isEqualTo(304);
                    assertThat(headers(operation, "304"))
                            .containsAll(DOCUMENTED_HEADERS.stream()
                                    .filter(answer.headers()::hasHeaderWithName)
                                    .toList());
                });
    }

    @Test
    void examplesHaveTheDocumentedFields() {
        assertThat(operationsWithJson()).allSatisfy(operation -> {
            JsonNode content = document.content(operation, "200", JSON);

            assertThat(examples(content))
                    .isNotEmpty()
                    .allSatisfy(example -> assertThat(document.differences(content.path("schema"), example))
                            .isEmpty());
            assertThat(document.objectsWithoutAnExample(
                            content.path("schema"), examples(content).get(0)))
                    .isEmpty();
        });
    }

    @Test
    void problemsAreShownAsTheyAre() {
        assertThat(document.operations().stream()
                        .flatMap(operation -> Stream.of("400", "401", "403", "404", "409", "410", "429", "503")
                                .filter(operation.definition().path("responses")::has)
                                .map(status -> document.content(operation, status, errorType(operation)))))
                .isNotEmpty()
                .allSatisfy(content -> assertThat(examples(content))
                        .isNotEmpty()
                        .allSatisfy(example -> assertThat(document.differences(content.path("schema"), example))
                                .isEmpty()));

        assertThat(problemExamples("/v1/catalog/models", "400"))
                .containsExactly(
                        json(when().get("/v1/catalog/models?limit=0")),
                        json(when().get("/v1/catalog/models?gateway=nope")));
        assertThat(problemExamples("/api/v1/models", "400"))
                .containsExactly(json(when().get("/api/v1/models?limit=0")));
        assertThat(problemExamples("/api/v1/model/{id}", "404"))
                .containsExactly(
                        json(when().get("/api/v1/model/acme-ai/does-not-exist")),
                        json(when().get("/api/v1/model/openrouter/auto")));
        assertThat(problemExamples("/v1/catalog/models/{id}", "404"))
                .containsExactly(json(when().get("/v1/catalog/models/acme-ai/does-not-exist")));
    }

    @Test
    void schemasAreNamedInWordsOfTheDomain() {
        assertThat(document.root().path("components").path("schemas").fieldNames())
                .toIterable()
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+"))
                .noneMatch(name -> name.endsWith("View") || name.endsWith("Row"));
    }

    @Test
    void swaggerUiIsThere() {
        when().get("/q/swagger-ui/").then().statusCode(200).contentType("text/html");
    }

    private List<Operation> operationsWithJson() {
        return document.operations().stream()
                .filter(operation -> !Set.of(EVENTS, FEED).contains(operation.path()))
                .toList();
    }

    private JsonNode schema(String name) {
        return document.root().path("components").path("schemas").path(name);
    }

    private Response answer(Operation operation) {
        Response answer = admin().request(operation.method().toUpperCase(Locale.ROOT), requests.get(operation.path()))
                .then()
                .statusCode(200)
                .extract()
                .response();
        if (!operation.method().equals("get")) {
            holdAFetchBack();
        }
        return answer;
    }

    /** So that every part of a status is there. */
    private void holdAFetchBack() {
        hub.behave();
        admin().post("/v1/catalog/cache/refresh").then().statusCode(200).body("outcome", equalTo("published"));
        hub.shrinkToOneModel();
        admin().post("/v1/catalog/cache/refresh").then().statusCode(200).body("outcome", equalTo("quarantined"));
        hub.behave();
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + AdminProfile.TOKEN);
    }

    private List<String> headers(Operation operation, String status) {
        return document.response(operation, status)
                .path("headers")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<JsonNode> problemExamples(String path, String status) {
        return document.operations().stream()
                .filter(operation -> operation.toString().equals("get " + path))
                .map(operation -> examples(document.content(operation, status, errorType(operation))))
                .findFirst()
                .orElseThrow();
    }

    /** OpenRouter's SDK reads no other type. */
    private static String errorType(Operation operation) {
        return operation.path().startsWith("/api/v1/") ? JSON : PROBLEM;
    }

    private static List<JsonNode> examples(JsonNode content) {
        return content.path("examples")
                .valueStream()
                .map(example -> example.path("value"))
                .toList();
    }

    private static JsonNode json(Response response) {
        try {
            return MAPPER.readTree(response.asString());
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON", e);
        }
    }
}
