package org.modelcatalog.api.catalog;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters and order by HTTP, on the embedded sample Hub. */
@QuarkusTest
class QueryRoutesTest {

    private static final String LIST = "/v1/catalog/models";

    @Test
    void repeatedValuesAreAlternativesAndFiltersMustAllMatch() {
        JsonPath all = when().get(LIST).jsonPath();
        List<String> expected = all.getList(
                "data.findAll { it.servable && it.huggingface_metrics.license in" + " ['mit', 'apache-2.0'] }.id");

        assertThat(expected).isNotEmpty();
        given().queryParam("license", "MIT", "apache-2.0")
                .queryParam("servable", "true")
                .get(LIST)
                .then()
                .body("total", equalTo(expected.size()))
                .body("data.id", equalTo(expected));
    }

    @Test
    void aPriceIsAskedForPerMillionTokens() {
        List<String> prices =
                given().queryParam("max_price", "0.2").get(LIST).jsonPath().getList("data.pricing.prompt");

        assertThat(prices)
                .isNotEmpty()
                .allMatch(price -> new BigDecimal(price).compareTo(new BigDecimal("0.0000002")) <= 0);
    }

    @Test
    void whatIsUnknownIsInNoRange() {
        given().queryParam("min_context_length", 0)
                .get(LIST)
                .then()
                .body("total", greaterThan(0))
                .body("data.context_length", everyItem(greaterThan(0)));
    }

    @Test
    void anUnknownWordMatchesNothing() {
        given().queryParam("task", "time-travel")
                .get(LIST)
                .then()
                .statusCode(200)
                .body("data", hasSize(0));
    }

    @Test
    void theOrderIsTheOneAskedForOverPages() {
        List<Long> likes =
                when().get(LIST + "?sort=-likes").jsonPath().getList("data.huggingface_metrics.likes", Long.class);

        assertThat(likes).isSortedAccordingTo(Comparator.nullsLast(Comparator.reverseOrder()));
        assertThat(when().get(LIST + "?sort=-likes&offset=5&limit=3")
                        .jsonPath()
                        .getList("data.huggingface_metrics.likes", Long.class))
                .isEqualTo(likes.subList(5, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/models", "/v1/models", "/v1/catalog/developers/acme-ai/models"})
    void otherListsTakeTheSameFilters(String list) {
        int all = total(when().get(list).jsonPath());

        assertThat(total(when().get(list + "?q=7b&servable=true").jsonPath())).isBetween(1, all - 1);
    }

    @Test
    void ownersAreThoseOfTheModelsThatMatch() {
        List<String> owners =
                when().get("/v1/catalog/providers?limit=2").jsonPath().getList("data.slug");

        given().queryParam("author", owners.get(0), "@" + owners.get(1))
                .get("/v1/catalog/providers")
                .then()
                .body("data.slug", equalTo(owners));
    }

    @Test
    void aSearchAppliesFiltersAndOrderAndSaysSo() {
        JsonPath found = given().queryParam("q", "7b")
                .queryParam("servable", "yes")
                .queryParam("task", "Text-Generation", "fill-mask")
                .queryParam("sort", "likes")
                .get(LIST + "/search")
                .jsonPath();

        assertThat(found.getMap("meta.filters_applied"))
                .isEqualTo(Map.of(
                        "q",
                        "7b",
                        "gateway",
                        "hug",
                        "task",
                        "fill-mask,text-generation",
                        "servable",
                        "true",
                        "sort",
                        "likes"));
        assertThat(found.getList("data.servable")).isNotEmpty().containsOnly(true);
        assertThat(found.getList("data.huggingface_metrics.likes", Long.class))
                .isSortedAccordingTo(Comparator.nullsLast(Comparator.naturalOrder()));
    }

    @Test
    void theSameInOtherWordsHasOneTagAndAnotherFilterAnother() {
        String tag = tag(LIST + "?task=text-generation&tag=a&tag=b");

        assertThat(tag(LIST + "?tag=B&tag=A&task=Text-Generation")).isEqualTo(tag);
        assertThat(tag(LIST + "?task=text-generation&tag=a")).isNotEqualTo(tag);
        assertThat(tag(LIST + "?task=text-generation&tag=a&tag=b&sort=name")).isNotEqualTo(tag);
    }

    @Test
    void modelsThatSeeAndCallToolsAreFoundTheCheapestFirst() {
        JsonPath found = given().queryParams(
                        "gateway", "all", "vision", "true", "tools", "true", "sort", "output_price")
                .queryParams("min_context_length", "32k", "max_output_price", "1000")
                .get(LIST)
                .jsonPath();

        assertThat(found.getList("data")).isNotEmpty();
        assertThat(found.getList("data.capabilities.vision")).containsOnly(true);
        assertThat(found.getList("data.capabilities.tools")).containsOnly(true);
        assertThat(found.getList("data.context_length", Integer.class)).allMatch(tokens -> tokens >= 32_000);
        assertThat(found.getList("data.pricing.completion", BigDecimal.class)).isSorted();
    }

    @Test
    void valuesBetweenCommasAreAsGoodAsRepeatedOnes() {
        assertThat(tag(LIST + "?license=mit,apache-2.0&owner=acme-ai"))
                .isEqualTo(tag(LIST + "?license=apache-2.0&license=mit&provider=@ACME-AI"));
    }

    @Test
    void ownerIsAnotherNameOfProvider() {
        int all = total(when().get(LIST).jsonPath());

        assertThat(total(when().get(LIST + "?owner=acme-ai").jsonPath()))
                .isEqualTo(total(when().get(LIST + "?provider=acme-ai").jsonPath()))
                .isBetween(1, all - 1);
        given().queryParams("owner", "acme-ai", "provider", "cobalt")
                .get(LIST)
                .then()
                .statusCode(400)
                .body("detail", startsWith("owner must be equal to provider"));
        assertThat(when().get("/v1/catalog/owners?limit=3").asString())
                .isEqualTo(when().get("/v1/catalog/providers?limit=3").asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LIST,
                "/models",
                "/v1/models",
                "/v1/catalog/owners",
                "/v1/catalog/facets",
                "/v1/catalog/inference-providers",
                "/v1/catalog/developers/acme-ai/models",
                LIST + "/search"
            })
    void unknownParametersAreNamedToTheClientThatSentThem(String path) {
        for (int again = 0; again < 2; again++) {
            JsonPath plain =
                    given().queryParams("q", "7b", "gateway", "hug").get(path).jsonPath();
            JsonPath named = given().queryParams("q", "7b", "gateway", "hug", "min_parms", "7B", "a\"b", "")
                    .get(path)
                    .jsonPath();
            JsonPath other = given().queryParams("q", "7b", "gateway", "hug", "utm", "x")
                    .get(path)
                    .jsonPath();

            assertThat(plain.getMap("")).doesNotContainKey("ignored_parameters");
            assertThat(named.getList("ignored_parameters")).isEqualTo(List.of("a\"b", "min_parms"));
            assertThat(other.getList("ignored_parameters")).isEqualTo(List.of("utm"));
            assertThat(named.getMap("").keySet()).last().isEqualTo("ignored_parameters");
        }
    }

    @Test
    void inferenceProvidersAreThoseThatServeTheModelsThatMatch() {
        JsonPath providers =
                when().get("/v1/catalog/inference-providers?limit=2").jsonPath();
        String largest = providers.getString("data[0].slug");

        assertThat(providers.getList("data.live_model_count", Integer.class))
                .hasSize(2)
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(providers.getInt("data[0].live_model_count"))
                .isEqualTo(total(
                        given().queryParam("provider_served", largest).get(LIST).jsonPath()));
        assertThat(providers.getInt("total")).isGreaterThan(2);
    }

    @Test
    void manyValuesAreRefusedByName() {
        given().queryParam("tag", Collections.nCopies(21, "a"))
                .get(LIST)
                .then()
                .statusCode(400)
                .body("detail", equalTo("tag must be given at most 20 values; got \"21 values\""));
    }

    private static int total(JsonPath answer) {
        return answer.getInt("total");
    }

    private static String tag(String path) {
        return when().get(path).header("ETag");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/catalog/models?gateway=hug, data",
        "/v1/models?gateway=hug, data",
        "/v1/catalog/models/search?q=7b, data",
        "/v1/catalog/developers/acme-ai/models?gateway=hug, models"
    })
    void rowsHaveTheFieldsThatAreAskedFor(String path, String rows) {
        Set<String> always = path.startsWith("/v1/models") ? Set.of("object", "owned_by") : Set.of();

        List<Map<String, Object>> chosen = given().queryParam("fields", "pricing,id", "id")
                .get(path)
                .jsonPath()
                .getList(rows);

        assertThat(chosen)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.keySet())
                        .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("id", "pricing"), always.stream())
                                .toList()));
    }

    @Test
    void aFieldThatNoRowHasIsRefusedByName() {
        given().queryParam("fields", "id,price")
                .get(LIST)
                .then()
                .statusCode(400)
                .body("detail", startsWith("fields must be of id, slug, "));
    }

    @Test
    void aWalkByCursorsIsTheListThatItIsAWalkOver() {
        List<String> visited = new ArrayList<>();
        Map<String, ?> query = Map.of("servable", "true", "sort", "-likes", "limit", 20);
        JsonPath page = given().queryParams(query).get(LIST).jsonPath();
        visited.addAll(page.getList("data.id"));
        while (page.getBoolean("has_more")) {
            page = given().queryParams(query)
                    .queryParam("cursor", page.getString("next_cursor"))
                    .get(LIST)
                    .jsonPath();
            visited.addAll(page.getList("data.id"));
        }

        assertThat(visited)
                .hasSizeGreaterThan(20)
                .isEqualTo(given().queryParams("servable", "true", "sort", "-likes")
                        .get(LIST)
                        .jsonPath()
                        .getList("data.id"));
    }

    @Test
    void aPageBehindACursorSaysThatTheCatalogIsTheSame() {
        String cursor = given().queryParam("limit", 1).get(LIST).jsonPath().getString("next_cursor");

        given().queryParams("limit", 1, "cursor", cursor)
                .get(LIST)
                .then()
                .body("snapshot_changed", equalTo(false))
                .body("offset", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "sort, name, cursor must be the next_cursor of a page with the same gateway",
        "gateway, all, cursor must be the next_cursor of a page with the same gateway",
        "author, acme-ai, cursor must be the next_cursor of a page with the same gateway",
        "offset, 0, cursor must be absent where there is an offset"
    })
    void aCursorBelongsToItsQuery(String parameter, String value, String detail) {
        String cursor = given().queryParam("limit", 1).get(LIST).jsonPath().getString("next_cursor");

        given().queryParams("limit", 1, "cursor", cursor, parameter, value)
                .get(LIST)
                .then()
                .statusCode(400)
                .body("detail", startsWith(detail));
    }

    @Test
    void aCursorThatWeDidNotGiveIsRefused() {
        given().queryParam("cursor", "50")
                .get(LIST)
                .then()
                .statusCode(400)
                .body("detail", equalTo("cursor must be the next_cursor of another page; got \"50\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "/models", "/v1/models"})
    void aListIsToBeHadAsLines(String path) {
        JsonPath object =
                given().queryParams("limit", 7, "servable", "true").get(path).jsonPath();

        String[] lines = given().accept("application/x-ndjson")
                .queryParams("limit", 7, "servable", "true")
                .get(path)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .split("\n");

        assertThat(lines).extracting(line -> JsonPath.from(line).getMap("")).isEqualTo(object.getList("data"));
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "/models"})
    void aListIsToBeHadAsATable(String path) {
        List<String> ids = given().queryParams("limit", 7, "servable", "true")
                .get(path)
                .jsonPath()
                .getList("data.id");

        String table = given().accept("text/csv")
                .queryParams("limit", 7, "servable", "true", "fields", "price,id")
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8;header=present")
                .extract()
                .asString();

        assertThat(table).startsWith("id,price\r\n").endsWith("\r\n");
        assertThat(table.lines().skip(1).map(line -> line.split(",")[0])).isEqualTo(ids);
    }

    @Test
    void theColumnsOfTheTableKeepTheirPlaces() {
        String table =
                given().accept("text/csv").queryParam("limit", 1).get(LIST).asString();

        assertThat(table.lines().findFirst())
                .contains(
                        "id,name,owner,gateways,providers,servable,free,price,output_price,cached_price,context_length,"
                                + "max_output,params,license,task,input_modality,output_modality,tools,structured_outputs,"
                                + "reasoning,vision,library,downloads,likes,created,modified,url,status");
    }

    @Test
    void aCompressedTableSaysSo() {
        given().accept("text/csv")
                .header("Accept-Encoding", "gzip")
                .get(LIST)
                .then()
                .statusCode(200)
                .header("Content-Encoding", equalTo("gzip"));
    }

    @Test
    void anUnknownColumnIsAProblem() {
        given().accept("text/csv")
                .queryParam("fields", "pricing")
                .get(LIST)
                .then()
                .statusCode(400)
                .body("detail", startsWith("fields must be of id, name, owner"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/x-ndjson                         | application/x-ndjson
            application/x-ndjson, application/json;q=0.5 | application/x-ndjson
            text/csv                                     | text/csv;charset=UTF-8;header=present
            text/csv, application/json;q=0.5             | text/csv;charset=UTF-8;header=present
            application/json, text/csv;q=0.5             | application/json;charset=UTF-8
            application/json, application/x-ndjson;q=0.5 | application/json;charset=UTF-8
            text/html, application/xhtml+xml, */*;q=0.8  | application/json;charset=UTF-8
            application/*                                | application/json;charset=UTF-8
            */*                                          | application/json;charset=UTF-8
            """)
    void aClientGetsWhatItWouldRatherHave(String accept, String expected) {
        given().header("Accept", accept)
                .queryParam("limit", 1)
                .get(LIST)
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo(expected));
    }

    @Test
    void linesHaveATagOfTheirOwn() {
        String lines = given().accept("application/x-ndjson").get(LIST).header("ETag");

        assertThat(lines).isNotEqualTo(when().get(LIST).header("ETag"));
        given().accept("application/x-ndjson")
                .header("If-None-Match", lines)
                .get(LIST)
                .then()
                .statusCode(304);
    }

    @Test
    void aWrongRequestForLinesIsAProblemAsEver() {
        given().accept("application/x-ndjson")
                .queryParam("limit", 0)
                .get(LIST)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", startsWith("limit must be"));
    }
}
