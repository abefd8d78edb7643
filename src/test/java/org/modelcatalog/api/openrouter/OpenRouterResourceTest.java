package org.modelcatalog.api.openrouter;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenRouter's routes, on the embedded sample upstreams. */
@QuarkusTest
class OpenRouterResourceTest {

    private static final String NATIVE = "/v1/catalog/models?gateway=all";
    private static final String LIST = "/api/v1/models";

    @Test
    void theListIsTheModelsOfAllGatewaysWhosePriceIsKnown() {
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
        when().get(LIST).then().header("X-Catalog-Left-Out", equalTo(String.valueOf(rows.size() - priced.size())));
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
    void theListOfAUserIsTheSame() {
        assertThat(when().get(LIST + "/user").jsonPath().<Object>getList("data"))
                .isNotEmpty()
                .isEqualTo(when().get(LIST).jsonPath().getList("data"));
        when().get(LIST + "/user?limit=1").then().body("links.next", equalTo(LIST + "/user?limit=1&offset=1"));
    }

    @Test
    void embeddingModelsHaveAListOfTheirOwn() {
        String list = "/api/v1/embeddings/models?include_unpriced=true&gateway=hug&output_modalities=text";
        List<String> embedding = when().get("/v1/catalog/models?output_modality=embedding")
                .jsonPath()
                .getList("data.id");

        assertThat(when().get(list).jsonPath().<String>getList("data.id")).isEqualTo(embedding);
        assertThat(when().get("/api/v1/embeddings/models").jsonPath().<String>getList("data.id"))
                .contains("closed-lab/compass-1");
    }

    @ParameterizedTest
    @CsvSource({
        "arch=Other, { it.architecture.tokenizer == 'Other' }",
        "model_authors=closed-lab, { it.owned_by == 'closed-lab' }",
        "output_modalities=rerank, { false }",
        "max_age_days=0, { false }",
        "min_age_days=0&model_authors=closed-lab, { it.owned_by == 'closed-lab' }",
        "max_price=1, { new BigDecimal(it.pricing.prompt) <= 0.000001 }",
        "min_output_price=1, { new BigDecimal(it.pricing.completion) >= 0.000001 }",
        "min_intelligence_index=30, { it.benchmarks.artificial_analysis.intelligence_index >= 30 }",
    })
    void whatMatchesIsListedAndNothingElse(String query, String matching) {
        JsonPath list = given().urlEncodingEnabled(false)
                .get(LIST + "?gateway=openrouter&" + query)
                .jsonPath();

        assertThat(list.<Object>getList("data")).isEqualTo(list.getList("data.findAll " + matching));
        assertThat(list.getInt("total_count") == 0).isEqualTo(matching.equals("{ false }"));
        assertThat(list.<Object>get("ignored_parameters")).isNull();
    }

    @Test
    void aProviderIsAskedByItsSlug() {
        String slug = when().get("/api/v1/providers").jsonPath().getString("data[0].slug");

        List<String> served = when().get(
                        LIST + "?providers=" + slug.toUpperCase(Locale.ROOT) + "&include_unpriced=true")
                .jsonPath()
                .getList("data.id");

        assertThat(served)
                .isNotEmpty()
                .isEqualTo(when().get(NATIVE + "&provider_served=" + slug)
                        .jsonPath()
                        .getList("data.id"));
    }

    @Test
    void anOrderIsAskedInOpenRoutersWords() {
        List<Number> indexes = when().get(LIST + "?gateway=openrouter&sort=intelligence-high-to-low")
                .jsonPath()
                .getList("data.benchmarks.artificial_analysis.intelligence_index");

        List<Number> known = indexes.stream().filter(Objects::nonNull).toList();
        assertThat(known)
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparing(Number::doubleValue).reversed());
        assertThat(indexes.subList(0, known.size())).isEqualTo(known);
    }

    @Test
    void whatTheCatalogCannotAnswerIsNamed() {
        when().get(LIST + "?category=programming&zdr=true&distillable=true&region=eu&limit=1&sort=newest")
                .then()
                .statusCode(200)
                .body("ignored_parameters", equalTo(List.of("category", "distillable", "region", "zdr")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?gateway=openrouter", "?gateway=hug"})
    void detailsOfEveryRowAreItsOffers(String query) {
        List<Map<String, Object>> rows = when().get(LIST + query).jsonPath().getList("data");

        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> given().urlEncodingEnabled(false)
                        .get((String) ((Map<?, ?>) row.get("links")).get("details"))
                        .then()
                        .statusCode(200)
                        .body("data.endpoints.size()", greaterThan(0)));
    }

    @Test
    void oneModelIsItsRowOfTheList() {
        Map<String, Object> row = when().get(LIST + "?limit=1").jsonPath().getMap("data[0]");
        String id = (String) row.get("id");

        for (String path : List.of(id, id.replace("/", "%2F"), id + ":nitro", id + "%3Anitro")) {
            given().urlEncodingEnabled(false)
                    .get("/api/v1/model/" + path)
                    .then()
                    .statusCode(200)
                    .body("data", equalTo(row));
        }
    }

    @Test
    void aVariantIsARowOfItsOwnWhereItsGatewayHasOne() {
        String free = when().get(LIST + "?gateway=openrouter")
                .jsonPath()
                .getString("data.find { it.id.endsWith(':free') }.id");

        for (String path : List.of(free, free.replace(":", "%3A"))) {
            given().urlEncodingEnabled(false)
                    .get("/api/v1/model/" + path + "?gateway=openrouter")
                    .then()
                    .statusCode(200)
                    .body("data.id", equalTo(free))
                    .body("data.pricing.prompt", equalTo("0"));
        }
    }

    @Test
    void anAliasLeadsToItsModel() {
        for (String path : List.of("~closed-lab/oracle-latest", "%7Eclosed-lab%2Foracle-latest")) {
            given().urlEncodingEnabled(false)
                    .get("/api/v1/model/" + path)
                    .then()
                    .statusCode(200)
                    .body("data.id", equalTo("closed-lab/oracle-10"));
            given().urlEncodingEnabled(false)
                    .get("/api/v1/model/" + path + "?gateway=openrouter")
                    .then()
                    .statusCode(200)
                    .body("data.id", equalTo("~closed-lab/oracle-latest"))
                    .body("data.alias_target.slug", equalTo("closed-lab/oracle-10"));
        }
        when().get(LIST + "?gateway=openrouter")
                .then()
                .body("data.findAll { it.alias_target }.id", equalTo(List.of("~closed-lab/oracle-latest")));
    }

    @Test
    void aModelWithoutAPriceIsShownOnDemand() {
        when().get("/api/v1/model/openrouter/auto")
                .then()
                .statusCode(404)
                .body("detail", startsWith("The price of openrouter/auto is unknown"));
        when().get("/api/v1/model/openrouter/auto?include_unpriced=true")
                .then()
                .statusCode(200)
                .body("data.pricing", equalTo(Map.of("prompt", "-1", "completion", "-1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/model/acme-ai/none",
                "/api/v1/model/acme-ai/none:nitro",
                "/api/v1/models/acme-ai/none/endpoints",
                "/api/v1/models/none/endpoints"
            })
    void aModelThatThereIsNotIsNotFound(String path) {
        when().get(path).then().statusCode(404).body("detail", startsWith("No model "));
    }

    @Test
    void providersAreThoseWithLiveOffers() {
        List<String> live = when().get("/v1/catalog/inference-providers?gateway=all")
                .jsonPath()
                .getList("data.findAll { it.live_model_count > 0 }.slug");

        assertThat(when().get("/api/v1/providers").jsonPath().<String>getList("data.slug"))
                .isNotEmpty()
                .isEqualTo(live);
    }

    @Test
    void aClientThatHasTheAnswerIsNotSentItAgain() {
        for (String path : List.of(LIST, LIST + "/count", "/api/v1/providers")) {
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
