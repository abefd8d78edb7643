package org.modelcatalog.api.catalog;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list and its rows, on the embedded sample Hub. */
@QuarkusTest
class ModelsResourceTest {

    private static final String LIST = "/v1/catalog/models";

    @Test
    void fiveFullRowsInTheContractsEnvelopeAndOrder() {
        String body = given().queryParam("gateway", "hug")
                .queryParam("limit", 5)
                .get(LIST)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("data", hasSize(5))
                .extract()
                .asString();

        JsonPath json = JsonPath.from(body);
        assertThat(json.getMap("$").keySet())
                .hasToString("[data, total, returned, offset, limit, has_more, next_offset, gateway, note, timestamp,"
                        + " next_cursor]");
        assertThat(json.getMap("data[0]").keySet())
                .hasToString("[id, slug, canonical_slug, hugging_face_id, name, provider_slug, provider_site_url,"
                        + " source_gateway, created, description, context_length, architecture, pricing,"
                        + " huggingface_metrics, providers, servable, top_provider, per_request_limits,"
                        + " supported_parameters, default_parameters, source_gateways, pricing_overrides, free, limits, capabilities,"
                        + " reasoning, knowledge_cutoff, expiration_date, alias_of, ids, benchmarks, supported_voices, weights,"
                        + " lifecycle]");
        assertThat(json.getMap("data[0].architecture").keySet())
                .hasToString("[modality, input_modalities, output_modalities, tokenizer, instruct_type]");
        assertThat(json.getMap("data[0].pricing").keySet())
                .hasToString("[prompt, completion, request, image, web_search, internal_reasoning, input_cache_read,"
                        + " input_cache_write, input_cache_write_1h, audio, audio_output, input_audio_cache, image_output,"
                        + " image_token, discount]");
        assertThat(json.getMap("data[0].huggingface_metrics").keySet())
                .hasToString(
                        "[downloads, likes, pipeline_tag, num_parameters, gated, private, last_modified, author, url,"
                                + " downloads_all_time, trending_score, license, library_name, languages, base_models, tags,"
                                + " sha, license_name, license_link, datasets, disabled]");
        List<Map<String, Object>> rows = json.getList("data");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("source_gateway")).isEqualTo("hug");
            assertThat(row.get("provider_site_url")).isEqualTo("https://huggingface.co/" + row.get("id"));
            assertThat(row.get("created")).isInstanceOf(String.class);
        });
    }

    @Test
    void theEnvelopeCountsTruly() {
        JsonPath all = JsonPath.from(when().get(LIST).asString());
        List<String> ids = all.getList("data.id");
        List<Long> downloads = all.getList("data.huggingface_metrics.downloads", Long.class);

        assertThat(new HashSet<>(ids)).hasSize(ids.size());
        assertThat(all.getInt("total")).isEqualTo(ids.size());
        assertThat(all.getInt("returned")).isEqualTo(ids.size());
        assertThat(all.getBoolean("has_more")).isFalse();
        assertThat(all.<Object>get("next_offset")).isNull();
        assertThat(all.<Object>get("limit")).isNull();
        assertThat(all.getString("note")).isEqualTo("Hugging Face Model Hub");
        assertThat(all.getString("timestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(downloads).isSortedAccordingTo(Comparator.nullsLast(Comparator.reverseOrder()));
    }

    @Test
    void pagesFollowEachOther() {
        List<String> all = when().get(LIST).jsonPath().getList("data.id");

        JsonPath page =
                given().queryParam("limit", 7).queryParam("offset", 3).get(LIST).jsonPath();

        assertThat(page.<String>getList("data.id")).isEqualTo(all.subList(3, 10));
        assertThat(page.getInt("offset")).isEqualTo(3);
        assertThat(page.getInt("limit")).isEqualTo(7);
        assertThat(page.getInt("next_offset")).isEqualTo(10);
        assertThat(page.getBoolean("has_more")).isTrue();
    }

    @Test
    void pastTheEndIsAnEmptyPage() {
        given().queryParam("offset", 100_000)
                .get(LIST)
                .then()
                .statusCode(200)
                .body("data", empty())
                .body("total", greaterThan(0))
                .body("has_more", equalTo(false))
                .body("next_offset", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hug", "HUG", "huggingface", "hf"})
    void theGatewayIsNamedByItsSlugHoweverItIsAskedFor(String gateway) {
        given().queryParam("gateway", gateway)
                .queryParam("limit", 1)
                .get(LIST)
                .then()
                .body("gateway", equalTo("hug"));
    }

    @Test
    void theShortNameIsTheSameList() {
        String query = "?limit=3&offset=2";

        assertThat(when().get("/models" + query).asString())
                .isEqualTo(when().get(LIST + query).asString());
    }

    @Test
    void anOwnersModelsAreFoundHoweverTheOwnerIsWritten() {
        String owner = when().get(LIST + "?limit=1").jsonPath().getString("data[0].provider_slug");

        given().queryParam("provider", " @" + owner.toUpperCase(java.util.Locale.ROOT))
                .get(LIST)
                .then()
                .body("total", greaterThan(1))
                .body("data.provider_slug", everyItem(equalTo(owner)));
    }

    @Test
    void unknownQueryNamesAreIgnored() {
        given().queryParam("colour", "red")
                .queryParam("limit", 1)
                .get(LIST)
                .then()
                .statusCode(200);
    }

    @Test
    void withoutHubMetricsTheFieldIsNull() {
        given().queryParam("include_huggingface", "false")
                .queryParam("limit", 1)
                .get(LIST)
                .then()
                .body("data[0].huggingface_metrics", nullValue())
                .body("data[0]", notNullValue());
    }

    @Test
    void aServedModelHasProvidersAContextAndAPrice() {
        given().get(LIST)
                .then()
                .body("data.findAll { it.servable }", not(empty()))
                .body(
                        "data.findAll { !it.providers.any { p -> p.status == 'live' } }.servable",
                        everyItem(equalTo(false)))
                .body("data.pricing.prompt.findAll { it != null }", not(empty()))
                .body("data.pricing.prompt.findAll { it != null }", everyItem(matchesPattern("\\d+(\\.\\d+)?")));
    }

    @Test
    void oneModelIsFoundByItsIdInAnyCaseAndWithAnEncodedSlash() {
        String id = idWithOwner();
        String row = when().get("/v1/catalog/models/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        JsonPath json = JsonPath.from(row);
        assertThat(json.getMap("$").keySet())
                .hasToString("[data, provider, model, gateway, include_huggingface, timestamp]");
        assertThat(json.getString("data.id")).isEqualTo(id);
        assertThat(json.getString("provider") + "/" + json.getString("model")).isEqualTo(id);
        for (String other : List.of(id.toUpperCase(java.util.Locale.ROOT), id.replace("/", "%2F"))) {
            assertThat(given().urlEncodingEnabled(false)
                            .get("/v1/catalog/models/" + other)
                            .asString())
                    .isEqualTo(row);
        }
    }

    @Test
    void aModelOutsideTheListComesFromTheHub() {
        List<String> listed = when().get(LIST).jsonPath().getList("data.id");
        String other = unlisted(listed);

        when().get("/v1/catalog/models/" + other).then().statusCode(200).body("data.id", equalTo(other));
    }

    @Test
    void anUnknownModelIs404() {
        when().get("/v1/catalog/models/acme-ai/does-not-exist")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("No model acme-ai/does-not-exist in this gateway's catalog or at its upstream"))
                .body("instance", equalTo("/v1/catalog/models/acme-ai/does-not-exist"));
    }

    @Test
    void searchIsNotTakenForAModel() {
        String id = idWithOwner();

        given().queryParam("q", id)
                .get("/v1/catalog/models/search")
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("data[0].id", equalTo(id))
                .body("meta.filters_applied.q", equalTo(id.toLowerCase(java.util.Locale.ROOT)));
        when().get("/v1/catalog/models/search/no-such-model").then().statusCode(404);
    }

    @Test
    void searchPages() {
        JsonPath page = given().queryParam("q", "7b")
                .queryParam("limit", 2)
                .queryParam("offset", 1)
                .get("/v1/catalog/models/search")
                .jsonPath();

        assertThat(page.getMap("$").keySet()).hasToString("[success, data, meta, timestamp]");
        assertThat(page.getMap("meta").keySet())
                .hasToString("[total, limit, offset, returned, filters_applied, upstream_searched]");
        assertThat(page.getList("data")).hasSize(2);
        assertThat(page.getInt("meta.total")).isGreaterThan(2);
        assertThat(page.getInt("meta.offset")).isEqualTo(1);
        assertThat(page.getInt("meta.returned")).isEqualTo(2);
    }

    @Test
    void anOpenAiClientCanReadTheList() {
        JsonPath page = when().get("/v1/models?limit=2").jsonPath();

        assertThat(page.getString("object")).isEqualTo("list");
        assertThat(page.<String>getList("data.object")).containsOnly("model");
        assertThat(page.<String>getList("data.owned_by")).doesNotContainNull();
        assertThat(page.<Integer>getList("data.created")).allMatch(created -> created > 1_000_000_000);
        assertThat(page.getInt("returned")).isEqualTo(2);
        assertThat(page.<String>getList("data.id"))
                .isEqualTo(when().get(LIST + "?limit=2").jsonPath().getList("data.id"));
        assertThat(page.getMap("data[0]")).containsKeys("huggingface_metrics", "providers", "architecture");
    }

    @Test
    void ownersAreListedWithTheirCounts() {
        JsonPath page = when().get("/v1/catalog/providers").jsonPath();

        assertThat(page.getMap("data[0]").keySet())
                .hasToString("[slug, site_url, logo_url, source_gateway, source_gateways, model_count]");
        assertThat(page.<Integer>getList("data.model_count"))
                .isSortedAccordingTo(Comparator.nullsLast(Comparator.reverseOrder()));
        String owner = page.getString("data[0].slug");
        given().queryParam("provider", owner)
                .get(LIST)
                .then()
                .body("total", equalTo(page.getInt("data[0].model_count")));
        assertThat(when().get("/v1/provider").asString())
                .isEqualTo(when().get("/v1/catalog/providers").asString());
    }

    @Test
    void oneOwnersModels() {
        String owner = when().get("/v1/catalog/providers?limit=1").jsonPath().getString("data[0].slug");

        JsonPath page = when().get("/v1/catalog/developers/" + owner + "/models?limit=2")
                .jsonPath();

        assertThat(page.getMap("$").keySet()).hasToString("[developer, models, total, count, offset, limit, gateway]");
        assertThat(page.getInt("count")).isEqualTo(2);
        assertThat(page.getInt("total")).isGreaterThan(2);
        assertThat(page.<String>getList("models.provider_slug")).containsOnly(owner);
        when().get("/v1/catalog/developers/nobody/models")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
    }

    @Test
    void gatewaysTellTheirState() {
        when().get(LIST + "?limit=1").then().statusCode(200);

        when().get("/v1/catalog/gateways")
                .then()
                .statusCode(200)
                .body("data.slug", contains("hug", "featherless", "openrouter", "portkey"))
                .body("data[0].state", equalTo("ready"))
                .body("data[0].models", greaterThan(0))
                .body("data[0].age_seconds", notNullValue())
                .body("data[0].last_error", nullValue());
    }

    @Test
    void statusTellsWhatIsServedAndHowWellItIsKnown() {
        when().get(LIST + "?limit=1").then().statusCode(200);

        when().get("/v1/catalog/status")
                .then()
                .statusCode(200)
                .body("data[0].snapshot_id", matchesPattern("[0-9a-f]{16}"))
                .body("data[0].field_coverage.created", equalTo(1.0f))
                .body("data[0].field_coverage.num_parameters", greaterThan(0.1f))
                .body("data[0].cache.hits", greaterThan(0))
                .body("mirror", nullValue())
                .body("data[0].quota.remaining", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/catalog/models?limit=2",
                "/models?limit=2",
                "/v1/models?limit=2",
                "/v1/catalog/providers",
                "/v1/catalog/models/search?q=7b"
            })
    void aClientThatHasTheAnswerIsNotSentItAgain(String path) {
        String tag = when().get(path)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\""))
                .extract()
                .header("ETag");

        given().header("If-None-Match", "\"other\", W/" + tag)
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .header("Cache-Control", "private, max-age=60")
                .body(equalTo(""));
        given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
    }

    @Test
    void otherQueriesAreOtherAnswers() {
        assertThat(List.of(
                        when().get("/v1/catalog/models?limit=2").header("ETag"),
                        when().get("/v1/catalog/models?limit=3").header("ETag"),
                        when().get("/v1/catalog/models?limit=2&offset=1").header("ETag"),
                        when().get("/v1/catalog/models?limit=2&include_huggingface=no")
                                .header("ETag"),
                        when().get("/v1/models?limit=2").header("ETag"),
                        when().get("/v1/catalog/providers?limit=2").header("ETag")))
                .doesNotHaveDuplicates();
    }

    @Test
    void freshnessIsTold() {
        when().get(LIST + "?limit=1");

        when().get(LIST + "?limit=1")
                .then()
                .header("Age", matchesPattern("\\d+"))
                .header("Cache-Status", matchesPattern("model-catalog; hit; ttl=\\d+"))
                .header("Last-Modified", matchesPattern("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT"))
                .header("Vary", equalTo("Accept, Accept-Encoding"));
    }

    @Test
    void answersAreCompressedForClientsThatAskForIt() {
        given().header("Accept-Encoding", "gzip")
                .get(LIST)
                .then()
                .statusCode(200)
                .header("Content-Encoding", "gzip")
                .body("data", not(empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/catalog/models, 405",
        "DELETE, /v1/catalog/models/a/b, 405",
        "GET, /nope, 404",
        "GET, /page/nope, 404"
    })
    void whatThereIsNotIsAProblemToo(String method, String path, int status) {
        given().request(method, path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("detail", notNullValue());
    }

    @Test
    void htmlIsNotServedHere() {
        given().accept("text/html").get(LIST).then().statusCode(406).contentType("application/problem+json");
    }

    @Test
    void sampleModelsOfOtherTasksAreNotInTheDefaultWalks() {
        // what only the router lists has none
        when().get(LIST)
                .then()
                .body(
                        "data.huggingface_metrics.pipeline_tag",
                        everyItem(oneOf("text-generation", "image-text-to-text", null)));
    }

    private static String idWithOwner() {
        return when().get(LIST + "?limit=10").jsonPath().<String>getList("data.id").stream()
                .filter(id -> id.contains("/"))
                .findFirst()
                .orElseThrow();
    }

    private static String unlisted(List<String> listed) {
        return org.modelcatalog.sample.Samples.models(400).stream()
                .map(model -> model.getString("id"))
                .filter(id -> !listed.contains(id))
                .findFirst()
                .orElseThrow();
    }
}
