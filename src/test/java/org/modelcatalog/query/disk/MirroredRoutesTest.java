package org.modelcatalog.query.disk;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.catalog.mirror.MirrorBatch;
import org.modelcatalog.catalog.mirror.MirrorState;
import org.modelcatalog.catalog.mirror.MirrorStore;
import org.modelcatalog.catalog.mirror.MirroredModel;
import org.modelcatalog.model.Gated;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Weights;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.StubHubResource;

/** The routes of the whole Hub, over HTTP and the index on disk. The Hub itself cannot be reached. */
@QuarkusTest
@TestProfile(MirroredRoutesTest.Mirrored.class)
@QuarkusTestResource(value = StubHubResource.class, restrictToAnnotatedClass = true)
class MirroredRoutesTest {

    private static final int ROWS = 1_203;
    private static final String LIST = "/v1/catalog/models?gateway=hub";
    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

    @Inject
    @Any
    Instance<MirrorStore> stores;

    public static class Mirrored implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "catalog.hub-mirror.enabled",
                    "true",
                    "catalog.hub-mirror.dir",
                    emptyFolder().toString(),
                    "catalog.hub-facade",
                    "true",
                    "catalog.huggingface.offline",
                    "true",
                    "catalog.client-limit",
                    "0");
        }

        private static Path emptyFolder() {
            try {
                return Files.createTempDirectory(Files.createDirectories(Path.of("target", "mirrors")), "routes");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeEach
    void mirror() {
        MirrorStore store = stores.get();
        // the first rows are seen at once
        if (store.mayWrite() && store.state().pages() == 0) {
            store.write(new MirrorBatch(
                    IntStream.range(0, ROWS).mapToObj(MirroredRoutesTest::row).toList(), 1, state(1)));
        }
    }

    @Test
    void theListIsTheNewestFirst() {
        JsonPath page =
                when().get(LIST + "&limit=3").then().statusCode(200).extract().jsonPath();

        assertThat(page.getList("data.id")).isEqualTo(ids(ROWS - 1, ROWS - 2, ROWS - 3));
        assertThat(page.getInt("total")).isEqualTo(ROWS);
        assertThat(page.getString("gateway")).isEqualTo("hub");
        assertThat(page.getString("missing")).contains("first walk of the Hub");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&sort=-downloads", "&sort=name", "&sort=downloads&license=mit"})
    void cursorsLeadToEveryRowOnce(String query) {
        List<String> whole = when().get(LIST + query).jsonPath().getList("data.id");
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            var request = given();
            if (cursor != null) {
                request = request.queryParam("cursor", cursor);
            }
            JsonPath page = request.get(LIST + query + "&limit=500")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getInt("offset")).isEqualTo(paged.size());
            assertThat(page.getInt("total")).isEqualTo(whole.size());
            paged.addAll(page.getList("data.id"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(paged).hasSizeGreaterThan(100).doesNotHaveDuplicates().isEqualTo(whole);
    }

    @Test
    void withoutALimitTheWholeListIsSentInEveryFormat() {
        assertThat(when().get(LIST).jsonPath().getList("data.id")).hasSize(ROWS).doesNotHaveDuplicates();
        assertThat(given().accept("application/x-ndjson").get(LIST).asString().lines())
                .hasSize(ROWS);
        assertThat(given().accept("text/csv")
                        .get(LIST + "&offset=3&fields=id")
                        .asString()
                        .lines())
                .hasSize(ROWS - 3 + 1)
                .element(1)
                .isEqualTo(id(ROWS - 4));
    }

    @Test
    void anOffsetBehindTheEndIsAnEmptyPageOfTheWholeList() {
        for (String page : List.of("&offset=9000", "&offset=9000&limit=5")) {
            when().get(LIST + page)
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(ROWS))
                    .body("returned", equalTo(0))
                    .body("has_more", equalTo(false));
        }
    }

    @Test
    void filtersAndSortsAreThoseOfEveryList() {
        List<Model> expected = IntStream.range(0, ROWS)
                .mapToObj(number -> row(number).model())
                .filter(model ->
                        model.hub().license().equals("mit") && model.hub().downloads() >= 2_000)
                .sorted(Comparator.comparing(model -> model.hub().downloads()))
                .toList();

        JsonPath page = when().get(LIST + "&license=MIT&min_downloads=2000&sort=downloads&limit=1000")
                .jsonPath();

        assertThat(page.getList("data.id"))
                .isNotEmpty()
                .isEqualTo(expected.stream().map(Model::id).toList());
        when().get("/v1/catalog/facets?gateway=hub&license=mit&min_downloads=2000")
                .then()
                .statusCode(200)
                .body("total", equalTo(expected.size()))
                .body("facets.license.values.find { it.value == 'apache-2.0' }.count", equalTo(half("apache-2.0")));
    }

    private static int half(String license) {
        return (int) IntStream.range(0, ROWS)
                .mapToObj(number -> row(number).model().hub())
                .filter(hub -> hub.license().equals(license) && hub.downloads() >= 2_000)
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "max_price=1, max_price must be absent with gateway=hub",
        "tools=true, tools must be absent with gateway=hub",
        "sort=price, sort must be by a value that the Hub's list states",
        "as_of=2026-01-01, as_of must be absent with gateway=hub",
        "include=withdrawn, include must be absent with gateway=hub",
        "offset=10001, offset must be at most 10000",
        "cursor=AAAA, cursor must be the next_cursor of another page"
    })
    void whatTheMirrorCannotAnswerIsRefusedByName(String query, String detail) {
        when().get(LIST + "&" + query).then().statusCode(400).body("detail", startsWith(detail));
    }

    @Test
    void aCursorNeedsALimitAndIsOfOneList() {
        String cursor = when().get(LIST + "&limit=5").jsonPath().getString("next_cursor");

        given().queryParam("cursor", cursor)
                .get(LIST)
                .then()
                .statusCode(400)
                .body("detail", startsWith("limit must be 1 to 1000 with cursor"));
        given().queryParam("cursor", cursor)
                .get(LIST + "&limit=5&sort=-likes")
                .then()
                .statusCode(400);
    }

    @Test
    void ownersAreCountedAndEachHasItsModels() {
        JsonPath owners = when().get("/v1/catalog/owners?gateway=hub&limit=2")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        int acme = (ROWS + 2) / 3;

        assertThat(owners.getInt("total")).isEqualTo(3);
        assertThat(owners.getList("data.slug")).isEqualTo(List.of("acme-ai", "cobalt"));
        assertThat(owners.getInt("data[0].model_count")).isEqualTo(acme);
        when().get("/v1/catalog/developers/ACME-AI/models?gateway=hub&limit=5")
                .then()
                .statusCode(200)
                .body("total", equalTo(acme))
                .body("models.size()", equalTo(5));
    }

    @Test
    void searchFindsTheBestHitsFirst() {
        when().get("/v1/catalog/models/search?gateway=hub&q=aurora 700")
                .then()
                .statusCode(200)
                .body("data[0].id", equalTo(id(700)))
                .body("meta.upstream_searched", equalTo(false));
        when().get("/v1/catalog/models/search?gateway=hub&q=aurora&sort=name")
                .then()
                .statusCode(400)
                .body("detail", startsWith("sort must be absent with gateway=hub"));
    }

    @Test
    void aSingleModelIsThatOfTheMirrorWhereTheHubCannotBeAsked() {
        when().get("/v1/catalog/models/" + id(7) + "?gateway=hub&provenance=true")
                .then()
                .statusCode(200)
                .body("data.id", equalTo(id(7)))
                .body("data.limits.context", nullValue())
                .body("data.provenance.context_length.rule", equalTo("not_mirrored"));
        when().get("/v1/catalog/models/acme-ai/none?gateway=hub").then().statusCode(404);
        when().get("/v1/catalog/models/" + id(7) + "?gateway=hub&as_of=2026-01-01")
                .then()
                .statusCode(400);
    }

    @Test
    void theTagIsThatOfTheRows() {
        Response first = when().get(LIST + "&limit=2");
        String tag = first.header("ETag");
        given().header("If-None-Match", tag).get(LIST + "&limit=2").then().statusCode(304);

        MirrorStore store = stores.get();
        // the end of a walk is seen at once
        store.write(new MirrorBatch(List.of(row(5)), 1, asked(store.state())));
        if (store instanceof HubIndex index) {
            index.refresh();
        }

        // the same query by other URIs, which no kept response answers
        var offsets = new AtomicInteger();
        await().untilAsserted(() -> given().header("If-None-Match", tag)
                .get(LIST + "&offset=" + "0".repeat(offsets.incrementAndGet()) + "&limit=2")
                .then()
                .statusCode(200));
    }

    @Test
    void otherShapesDoNotKnowTheWholeHub() {
        for (String route : List.of("/api/v1/models", "/v1/catalog/inference-providers", "/v1/catalog/deprecations")) {
            when().get(route + "?gateway=hub").then().statusCode(400);
        }
    }

    @Test
    void theStatusTellsOfTheMirror() {
        // the mirror's first step leaves the Hub to the catalog for half a minute
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> when().get("/v1/catalog/status").then().body("mirror.models", equalTo(ROWS)));
    }

    @Test
    void theHubsClientsWalkTheirOwnPages() {
        List<String> ids = new ArrayList<>();
        String next = "/api/models?limit=500&sort=downloads&expand=downloads&expand=gated";
        while (next != null) {
            Response page = given().urlEncodingEnabled(false).get(next);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.jsonPath().getMap("[0]").keySet().toString()).isEqualTo("[_id, id, downloads, gated]");
            ids.addAll(page.jsonPath().getList("id"));
            String link = page.header("Link");
            next = link == null ? null : link.replaceFirst("^<(http://[^>]+)>; rel=\"next\"$", "$1");
        }

        assertThat(ids).hasSize(ROWS).doesNotHaveDuplicates().element(0).isEqualTo(id(ROWS - 1));
    }

    @Test
    void theHubsListIsFilteredByEveryTag() {
        when().get("/api/models?filter=gguf&filter=license:mit&full=true&limit=1000")
                .then()
                .statusCode(200)
                .body("size()", equalTo((ROWS + 3) / 4))
                .body("every { it.tags.containsAll(['gguf', 'license:mit']) }", equalTo(true));
    }

    @Test
    void theHubsSingleModelAndItsErrorsAreInItsWords() {
        for (String path : List.of(id(7), id(7) + "/revision/main")) {
            when().get("/api/models/" + path)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id(7)))
                    .body("_id", equalTo(row(7).repository()))
                    .body("gated", equalTo(false));
        }
        when().get("/api/models/acme-ai/none")
                .then()
                .statusCode(404)
                .header("X-Error-Code", "RepoNotFound")
                .contentType("application/json")
                .body("error", equalTo("Repository not found"));
        when().get("/api/models?sort=trending")
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("error", containsString("Invalid sort parameter: trending"));
        when().get("/api/datasets").then().statusCode(404).body("error", startsWith("No such route"));
    }

    private static MirrorState asked(MirrorState state) {
        Instant now = Instant.now();
        return new MirrorState(
                state.sweep(),
                state.next(),
                state.pages() + 1,
                state.rows(),
                state.began(),
                null,
                null,
                BEGUN,
                now,
                null,
                null);
    }

    private static MirrorState state(long pages) {
        return new MirrorState(
                1, "/api/models?cursor=" + pages, pages, 1000 * pages, BEGUN, null, null, null, null, null, null);
    }

    private static List<String> ids(int... numbers) {
        return IntStream.of(numbers).mapToObj(MirroredRoutesTest::id).toList();
    }

    private static String id(int number) {
        return List.of("acme-ai", "cobalt", "Ember").get(number % 3) + "/Aurora-" + number + "B";
    }

    private static MirroredModel row(int number) {
        Instant created = BEGUN.plusSeconds(60L * number);
        String repository = String.format("%08x%016x", created.getEpochSecond(), number);
        String license = number % 2 == 0 ? "mit" : "apache-2.0";
        var hub = new HubMetrics(
                repository,
                10L * number,
                (long) number % 50,
                number % 5 == 0 ? null : "text-generation",
                null,
                Gated.NO,
                false,
                created.toString(),
                List.of("acme-ai", "cobalt", "Ember").get(number % 3),
                null,
                null,
                null,
                null,
                license,
                "transformers",
                List.of("en"),
                List.of(),
                number % 4 == 0 ? List.of("gguf", "license:" + license) : List.of("license:" + license),
                null,
                null,
                List.of(),
                null,
                Weights.UNKNOWN);
        return new MirroredModel(
                repository,
                Models.row("hug", id(number))
                        .hubId(id(number))
                        .name("Aurora " + number + "B")
                        .owner(List.of("acme-ai", "cobalt", "Ember").get(number % 3))
                        .created(created.toString())
                        .hub(hub)
                        .build());
    }
}
