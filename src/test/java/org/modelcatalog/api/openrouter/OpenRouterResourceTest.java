package org.modelcatalog.api.openrouter;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenRouter's routes, on the embedded sample upstreams. */
@QuarkusTest
class OpenRouterResourceTest {

    private static final String NATIVE = "/v1/catalog/models";
    private static final String LIST = "/api/v1/models";

    @Test
    void theListIsTheModelsOfTheHubWhosePriceIsKnown() {
        List<Map<String, Object>> rows = when().get(NATIVE).jsonPath().getList("data");
        List<Object> priced = rows.stream()
                .filter(row -> ((Map<?, ?>) row.get("pricing")).get("prompt") != null)
                .map(row -> row.get("id"))
                .toList();

        JsonPath list = when().get(LIST).jsonPath();

        assertThat(priced).isNotEmpty();
        assertThat(list.<Object>getList("data.id")).isEqualTo(priced);
        assertThat(list.getInt("total_count")).isEqualTo(priced.size());
        assertThat(list.getInt("left_out.price_unknown")).isEqualTo(rows.size() - priced.size());
    }

    @Test
    void onDemandTheOthersComeWithAPriceThatIsNone() {
        JsonPath list = when().get(LIST + "?include_unpriced=true").jsonPath();

        assertThat(list.<String>getList("data.id"))
                .isEqualTo(when().get(NATIVE).jsonPath().getList("data.id"));
        assertThat(list.<String>getList("data.pricing.prompt")).contains("-1");
    }

    @Test
    void itsOwnRouterIsAmongThose() {
        assertThat(when().get(LIST + "?gateway=openrouter").jsonPath().<String>getList("data.id"))
                .doesNotContain("openrouter/auto");
        when().get(LIST + "?gateway=openrouter&include_unpriced=true")
                .then()
                .body(
                        "data.find { it.id == 'openrouter/auto' }.pricing",
                        equalTo(Map.of("prompt", "-1", "completion", "-1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?gateway=openrouter&output_modalities=text", "?include_unpriced=1&limit=3&offset=1"})
    void theCountIsThatOfTheList(String query) {
        when().get(LIST + "/count" + query)
                .then()
                .statusCode(200)
                .body(
                        "",
                        equalTo(Map.of(
                                "data",
                                Map.of(
                                        "count",
                                        when().get(LIST + query).jsonPath().getInt("total_count")))));
    }

    @Test
    void pagesLeadFromOneToTheNextWithAllThatWasAsked() {
        String query = "?gateway=openrouter&supported_parameters=tools,stop&x=%7Ba%7D%26&limit=";
        List<String> all = given().urlEncodingEnabled(false)
                .get(LIST + query + 1000)
                .jsonPath()
                .getList("data.id");

        JsonPath first = given().urlEncodingEnabled(false).get(LIST + query + 3).jsonPath();
        JsonPath second = given().urlEncodingEnabled(false)
                .get(first.getString("links.next"))
                .jsonPath();

        assertThat(first.getString("links.next"))
                .isEqualTo(
                        LIST + "?gateway=openrouter&limit=3&supported_parameters=tools%2Cstop&x=%7Ba%7D%26&offset=3");
        assertThat(second.<String>getList("data.id")).isEqualTo(all.subList(3, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=2;offset=1", "offset=1&limit=2&offset=7", "%6Fffset=1&limit=2"})
    void noPageLeadsToItself(String query) {
        given().urlEncodingEnabled(false)
                .get(LIST + "?" + query)
                .then()
                .body("links.next", equalTo(LIST + "?limit=2&offset=3"));
    }

    @Test
    void withoutALimitThereIsNoNextPage() {
        JsonPath list = when().get(LIST + "?offset=1").jsonPath();

        assertThat(list.<String>getList("data.id")).hasSize(list.getInt("total_count") - 1);
        assertThat(list.<Object>get("links.next")).isNull();
    }

    @Test
    void whatAModelCanDoIsAsked() {
        when().get(LIST + "?gateway=openrouter&supported_parameters=tools&context=8192&input_modalities=image")
                .then()
                .body("data.supported_parameters", everyItem(hasItem("tools")))
                .body("data.architecture.input_modalities", everyItem(hasItem("image")))
                .body("data.findAll { it.context_length < 8192 }.size()", equalTo(0));
    }

    @Test
    void detailsLeadToTheNativeRow() {
        JsonPath list = when().get(LIST + "?gateway=openrouter&limit=1").jsonPath();

        when().get(list.getString("data[0].links.details"))
                .then()
                .statusCode(200)
                .body("data.id", equalTo(list.getString("data[0].id")));
    }

    @Test
    void aClientThatHasTheAnswerIsNotSentItAgain() {
        for (String path : List.of(LIST, LIST + "/count")) {
            String tag = when().get(path).header("ETag");

            given().header("If-None-Match", tag).get(path).then().statusCode(304);
        }
    }

    @Test
    void otherQuestionsAreOtherAnswers() {
        assertThat(List.of(
                        when().get(LIST).header("ETag"),
                        when().get(LIST + "/count").header("ETag"),
                        when().get(LIST + "?include_unpriced=true").header("ETag"),
                        when().get(LIST + "/count?include_unpriced=true").header("ETag"),
                        when().get(LIST + "?output_modalities=text").header("ETag"),
                        when().get(LIST + "?limit=2").header("ETag"),
                        when().get(LIST + "?limit=2&x=1").header("ETag"),
                        when().get(NATIVE).header("ETag")))
                .doesNotHaveDuplicates();
    }
}
