package org.modelcatalog.api.openai;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenAI's format, on the embedded sample upstreams. */
@QuarkusTest
class OpenAiResourceTest {

    @Test
    void oneModelIsTheRowOfTheListByAnySpellingOfItsId() {
        Map<String, Object> row = when().get("/v1/models").jsonPath().getMap("data[0]");
        String id = (String) row.get("id");

        assertThat(Stream.of(id, id.replace("/", "%2F"), id.toUpperCase(Locale.ROOT)))
                .allSatisfy(spelling -> assertThat(get("/v1/models/" + spelling)
                                .statusCode(200)
                                .extract()
                                .jsonPath()
                                .getMap("$"))
                        .isEqualTo(row));
        assertThat(row).containsEntry("object", "model").containsEntry("owned_by", row.get("provider_slug"));
        assertThat(row.get("created")).isInstanceOf(Integer.class);
    }

    @Test
    void aModelThatTheHubDoesNotListIsFoundAtAnotherGateway() {
        List<String> listed = when().get("/v1/models").jsonPath().getList("data.id");
        JsonPath elsewhere =
                given().queryParam("gateway", "openrouter").get("/v1/models").jsonPath();
        String id = elsewhere.<String>getList("data.findAll { it.hugging_face_id == null }.id").stream()
                .filter(other -> !listed.contains(other))
                .findFirst()
                .orElseThrow();

        get("/v1/models/" + id).statusCode(200).body("id", equalTo(id));
        get("/v1/models/" + id + "?gateway=hug").statusCode(404);
    }

    @Test
    void limitsHaveEveryNameThatClientsReadAndAreLeftOutWhereTheyAreUnknown() {
        List<Map<String, Object>> rows = given().queryParam("gateway", "all")
                .get("/v1/models")
                .jsonPath()
                .getList("data");

        assertThat(rows)
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("context_window", row.get("context_length"))
                        .containsEntry("max_model_len", row.get("context_length"))
                        .containsKey("max_output_tokens"))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("context_length", 0)
                        .doesNotContainKeys("context_window", "max_model_len", "max_input_tokens"));
        assertThat(rows)
                .allSatisfy(row -> assertThat(row).doesNotContainValue("null"))
                .extracting(row -> row.get("name"), row -> row.get("description"), row -> row.get("display_name"))
                .allSatisfy(texts -> assertThat(texts.toList()).hasOnlyElementsOfType(String.class));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/models/acme-ai/does-not-exist, 404, invalid_request_error, model_not_found,",
        "/v1/models/acme-ai%2Fdoes-not-exist, 404, invalid_request_error, model_not_found,",
        "/v1/models?limit=0, 400, invalid_request_error, invalid_value, limit",
        "/v1/catalog/models?sort=size, 400, invalid_request_error, invalid_value, sort",
        "/v1/nothing, 404, invalid_request_error, unknown_url,",
    })
    void anErrorIsOneThatOpenAisSdksShow(String path, int status, String type, String code, String param) {
        ValidatableResponse answer = get(path)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
        String detail = answer.extract().path("detail");

        answer.body("error.message", equalTo(detail))
                .body("error.type", equalTo(type))
                .body("error.code", equalTo(code))
                .body("error.param", param == null ? nullValue() : equalTo(param));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models/", "/v1/catalog/models/"})
    void aSuffixThatChoosesWhoServesIsNotPartOfAnId(String route) {
        String id = when().get("/v1/models?limit=1").jsonPath().getString("data[0].id");

        get(route + id + ":groq").statusCode(404).body("detail", containsString("there is " + id + ","));
        get(route + "acme-ai/does-not-exist:groq")
                .statusCode(404)
                .body("detail", equalTo("No model acme-ai/does-not-exist:groq in this gateway's catalog"));
    }

    private static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false).get(path).then();
    }
}
