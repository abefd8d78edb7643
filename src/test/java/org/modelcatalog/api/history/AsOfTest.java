package org.modelcatalog.api.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.history.ChangeHistory;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OfferBuilder;

/** Past lists and models of a gateway that cannot be asked: only its log can have answered. */
@QuarkusTest
class AsOfTest {

    private static final Gateway PORTKEY = new Gateway("portkey", "Portkey", "Portkey catalog", List.of());
    private static final String LIST = "/v1/catalog/models?gateway=portkey";
    private static final String MODEL = "/v1/catalog/models/{id}?gateway=portkey";

    @Inject
    ChangeHistory history;

    private final Instant start = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
    private CatalogSnapshot served;

    @BeforeEach
    void live() {
        history.open("portkey", Optional.empty());
        serve(0, priced("a/steady", "0.003"), priced("a/falls", "0.002"), priced("b/old", "0.001"));
        serve(2, priced("a/steady", "0.003"), priced("a/falls", "0.0005"), priced("b/old", "0.001"));
        serve(
                4,
                priced("a/steady", "0.003"),
                priced("a/falls", "0.0005"),
                Models.row("portkey", "b/new")
                        .aliases("b/old")
                        .offers(OfferBuilder.offer("groq")
                                .prices("0.001", "0.002")
                                .build())
                        .build());
    }

    @Test
    void aPastListIsThatOfThenAndSaysSo() {
        given().queryParam("as_of", time(3))
                .get(LIST)
                .then()
                .statusCode(200)
                .body("as_of", equalTo(time(3)))
                .body("timestamp", equalTo(time(2)))
                .body("gateway", equalTo("portkey"))
                .body("total", equalTo(3))
                .body("data.id", contains("a/falls", "a/steady", "b/old"))
                .body("data[0].pricing.prompt", equalTo("0.0005"))
                .body("data[0].huggingface_metrics.downloads", nullValue());
        assertThat(prices(time(1))).isEqualTo(Map.of("a/falls", "0.002", "a/steady", "0.003", "b/old", "0.001"));
        assertThat(prices(time(0))).isEqualTo(prices(time(1)));
        assertThat(prices(time(5))).isEqualTo(Map.of("a/falls", "0.0005", "a/steady", "0.003", "b/new", "0.001"));
    }

    @Test
    void allGatewaysAreMergedAsTheyWere() {
        given().queryParam("as_of", time(1))
                .get("/v1/catalog/models?gateway=all&owner=a")
                .then()
                .statusCode(200)
                .body("gateway", equalTo("all"))
                .body("as_of", equalTo(time(1)))
                .body("data.id", contains("a/falls", "a/steady"))
                .body("data[0].source_gateways", contains("portkey"))
                .body("data[0].pricing.prompt", equalTo("0.002"));
    }

    @Test
    void aPastListIsFilteredAndSortedAndCounted() {
        given().queryParam("as_of", time(1))
                .get(LIST + "&max_price=2000&sort=-price&fields=id")
                .then()
                .body("data.id", contains("a/falls", "b/old"));
        given().queryParam("as_of", time(3)).get(LIST + "&max_price=999").then().body("data.id", contains("a/falls"));
        given().queryParam("as_of", time(3))
                .get("/v1/catalog/facets?gateway=portkey&max_price=999")
                .then()
                .statusCode(200)
                .body("as_of", equalTo(time(3)))
                .body("total", equalTo(1))
                .body("ignored_parameters", nullValue());
        given().queryParam("as_of", time(3))
                .get("/v1/models?gateway=portkey&owner=b")
                .then()
                .body("object", equalTo("list"))
                .body("as_of", equalTo(time(3)))
                .body("data.id", contains("b/old"));
    }

    @Test
    void aCursorStaysAtItsMoment() {
        var ids = new ArrayList<String>();
        Response page = given().queryParam("as_of", time(1)).get(LIST + "&limit=2");
        ids.addAll(page.jsonPath().getList("data.id"));
        String cursor = page.jsonPath().getString("next_cursor");
        page = given().queryParam("as_of", time(1)).queryParam("cursor", cursor).get(LIST + "&limit=2");
        ids.addAll(page.jsonPath().getList("data.id"));

        assertThat(ids).containsExactly("a/falls", "a/steady", "b/old");
        page.then().body("snapshot_changed", equalTo(false)).body("has_more", equalTo(false));
        for (String other : List.of("", "&as_of=" + time(3))) {
            given().queryParam("cursor", cursor)
                    .get(LIST + "&limit=2" + other)
                    .then()
                    .statusCode(400)
                    .body("detail", startsWith("cursor must be"));
        }
    }

    @Test
    void linesAndTableAreOfThenToo() {
        Response lines = given().accept("application/x-ndjson")
                .queryParam("as_of", time(1))
                .get(LIST);
        assertThat(lines.contentType()).startsWith("application/x-ndjson");
        assertThat(lines.asString().lines()).hasSize(3).anyMatch(line -> line.contains("\"b/old\""));

        Response table = given().accept("text/csv").queryParam("as_of", time(3)).get(LIST + "&fields=id,price");
        assertThat(table.asString().lines()).containsExactly("id,price", "a/falls,500", "a/steady,3000", "b/old,1000");
    }

    @Test
    void oneModelIsAsItWas() {
        given().queryParam("as_of", time(1))
                .get(MODEL, "a/falls")
                .then()
                .statusCode(200)
                .body("as_of", equalTo(time(1)))
                .body("timestamp", equalTo(time(0)))
                .body("data.pricing.prompt", equalTo("0.002"));
        given().queryParam("as_of", time(5)).get(MODEL, "B/OLD").then().body("data.id", equalTo("b/new"));
        given().queryParam("as_of", time(1))
                .get(MODEL, "b/new")
                .then()
                .statusCode(404)
                .body("detail", containsString("b/new"))
                .body("error.code", equalTo("model_not_found"));
        // gone by now, but not then
        given().queryParam("as_of", time(3)).get(MODEL, "b/old").then().statusCode(200);
    }

    @Test
    void clientsMayKeepWhatNothingCanChange() {
        Response settled = given().queryParam("as_of", time(1)).get(LIST);
        Response newest = given().queryParam("as_of", time(5)).get(LIST);

        settled.then().header("Cache-Control", "private, max-age=86400");
        newest.then().header("Cache-Control", "private, max-age=60");
        assertThat(settled.header("ETag")).isNotEqualTo(newest.header("ETag"));
        given().header("If-None-Match", settled.header("ETag"))
                .queryParam("as_of", time(1))
                .get(LIST)
                .then()
                .statusCode(304);
        given().header("If-None-Match", settled.header("ETag"))
                .queryParam("as_of", time(3))
                .get(LIST)
                .then()
                .statusCode(200);
        given().queryParam("as_of", time(1))
                .get(MODEL, "a/falls")
                .then()
                .header("Cache-Control", "private, max-age=86400");
    }

    @Test
    void aMomentOfWhichNothingIsKnownIsRefused() {
        for (String route : List.of(LIST, "/v1/catalog/models/a/falls?gateway=portkey")) {
            given().queryParam("as_of", "2020-01-01")
                    .get(route)
                    .then()
                    .statusCode(404)
                    .body("detail", equalTo("The history of portkey begins at " + time(0)))
                    .body("beginning", equalTo(time(0)));
            given().queryParam("as_of", Instant.now().plusSeconds(3600).toString())
                    .get(route)
                    .then()
                    .statusCode(400)
                    .body("detail", startsWith("as_of must be a moment that is past"))
                    .body("error.param", equalTo("as_of"));
            for (String wrong : List.of("yesterday", "1e9", "2026-13-01", "0", "\u0000", "9".repeat(500))) {
                given().queryParam("as_of", wrong)
                        .get(route)
                        .then()
                        .statusCode(400)
                        .body("detail", startsWith("as_of must be an ISO-8601 date or time"));
            }
        }
        given().queryParam("as_of", time(1))
                .get(LIST + "&include=withdrawn")
                .then()
                .statusCode(400)
                .body("detail", startsWith("include must be absent"));
        given().queryParam("as_of", time(1))
                .get("/v1/catalog/models?gateway=featherless")
                .then()
                .statusCode(404)
                .body("detail", containsString("istory of featherless"));
    }

    private Map<String, String> prices(String moment) {
        return given().queryParam("as_of", moment)
                .get(LIST)
                .jsonPath()
                .getMap("data.collectEntries { [it.id, it.pricing.prompt] }");
    }

    private void serve(int hours, Model... models) {
        CatalogSnapshot next = CatalogSnapshot.of(
                PORTKEY, new FetchedModels(List.of(models), Map.of(), start.plus(hours, ChronoUnit.HOURS), List.of()));
        history.record(served, next, null);
        served = next;
    }

    private String time(int hours) {
        return start.plus(hours, ChronoUnit.HOURS).toString();
    }

    private static Model priced(String id, String price) {
        return Models.row("portkey", id)
                .offers(OfferBuilder.offer("groq").prices(price, "0.004").build())
                .hub(Models.metrics(7L, null, null))
                .build();
    }
}
