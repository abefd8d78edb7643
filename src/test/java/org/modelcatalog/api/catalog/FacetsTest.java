package org.modelcatalog.api.catalog;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Facets beside the list that they are about, on the embedded sample Hub. */
@QuarkusTest
class FacetsTest {

    private static final String LIST = "/v1/catalog/models";
    private static final String FACETS = "/v1/catalog/facets";

    @Test
    void aFacetCountsWhatItsFilterWouldFind() {
        JsonPath facets = when().get(FACETS + "?servable=true").jsonPath();
        List<Map<String, Object>> licenses = facets.getList("facets.license.values");

        assertThat(licenses)
                .isNotEmpty()
                .allSatisfy(license -> assertThat(total(given().queryParam("servable", "true")
                                .queryParam("license", license.get("value"))
                                .get(LIST)
                                .jsonPath()))
                        .isEqualTo(license.get("count")));
        assertThat(facets.getInt("total"))
                .isEqualTo(total(when().get(LIST + "?servable=true").jsonPath()));
    }

    @Test
    void theEndsOfARangeAreThoseThatItsParametersTake() {
        JsonPath facets = when().get(FACETS).jsonPath();
        String cheapest = facets.getString("ranges.price.min");
        String newest = facets.getString("ranges.created.max");

        assertThat(total(given().queryParam("max_price", cheapest).get(LIST).jsonPath()))
                .isPositive();
        assertThat(total(given().queryParam("created_after", newest).get(LIST).jsonPath()))
                .isPositive();
        assertThat(total(given().queryParam("created_before", newest).get(LIST).jsonPath()))
                .isLessThan(facets.getInt("ranges.created.known"));
    }

    @Test
    void facetsOfAnotherFilterAreAnotherAnswer() {
        given().header("If-None-Match", '"' + "x" + "\", " + tag(FACETS))
                .get(FACETS)
                .then()
                .statusCode(304);
        assertThat(tag(FACETS + "?q=7b")).isNotEqualTo(tag(FACETS));
    }

    private static int total(JsonPath answer) {
        return answer.getInt("total");
    }

    private static String tag(String path) {
        return when().get(path).header("ETag");
    }
}
