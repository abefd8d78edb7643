package org.modelcatalog.api.litellm;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LiteLLM's map of prices, on the embedded sample upstreams. */
@QuarkusTest
class LiteLlmResourceTest {

    private static final String MAP = "/litellm/model_prices_and_context_window.json";
    private static final String NATIVE = "/v1/catalog/models";

    @ParameterizedTest
    @ValueSource(strings = {"", "?gateway=hug", "?gateway=openrouter", "?gateway=featherless"})
    void everyEntryHasAPriceAndNamesItsProviderTwice(String query) {
        Map<String, Map<String, Object>> entries = entries(exact().get(MAP + query));

        assertThat(entries).isNotEmpty().allSatisfy((key, entry) -> {
            assertThat(key).startsWith(entry.get("litellm_provider") + "/");
            assertThat(price(entry, "input_cost_per_token")).isNotNegative();
            assertThat(price(entry, "output_cost_per_token")).isNotNegative();
        });
    }

    @Test
    void pricesAreThoseOfTheCatalog() {
        List<Map<String, Object>> rows =
                when().get(NATIVE + "?gateway=openrouter").jsonPath().getList("data");
        Map<String, Map<String, Object>> entries = entries(exact().get(MAP + "?gateway=openrouter"));

        assertThat(entries).isNotEmpty();
        rows.forEach(row -> {
            Map<?, ?> pricing = (Map<?, ?>) row.get("pricing");
            Map<String, Object> entry = entries.get("openrouter/" + row.get("id"));
            if (entry != null) {
                assertThat(price(entry, "input_cost_per_token")).isEqualByComparingTo((String) pricing.get("prompt"));
                assertThat(price(entry, "output_cost_per_token"))
                        .isEqualByComparingTo((String) pricing.get("completion"));
            } else {
                assertThat(pricing.get("prompt")).as("%s", row.get("id")).isIn(null, "0");
            }
        });
    }

    @Test
    void numbersHaveNoExponent() {
        assertThat(when().get(MAP).asString()).doesNotContainPattern(":-?[0-9.]+[eE]");
    }

    @Test
    void offersWithoutAPriceAreCounted() {
        List<Map<String, Object>> rows =
                when().get(NATIVE + "?gateway=featherless").jsonPath().getList("data");
        Response answer = exact().get(MAP + "?gateway=featherless");

        long live = rows.stream()
                .filter(row -> Objects.equals(row.get("servable"), true))
                .count();

        assertThat(entries(answer).size() + Long.parseLong(answer.header("X-Catalog-Left-Out")))
                .isEqualTo(live);
    }

    @Test
    void aClientThatHasTheAnswerIsNotSentItAgain() {
        String tag = when().get(MAP).header("ETag");

        given().header("If-None-Match", tag).get(MAP).then().statusCode(304);
        assertThat(tag).isNotEqualTo(when().get(MAP + "?gateway=hug").header("ETag"));
    }

    private static Map<String, Map<String, Object>> entries(Response answer) {
        return answer.jsonPath().getMap("");
    }

    private static BigDecimal price(Map<String, Object> entry, String name) {
        return new BigDecimal(String.valueOf(entry.get(name)));
    }

    private static RequestSpecification exact() {
        return given().config(RestAssuredConfig.config()
                .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.BIG_DECIMAL)));
    }
}
