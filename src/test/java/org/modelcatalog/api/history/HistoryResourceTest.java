package org.modelcatalog.api.history;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.history.ChangeHistory;
import org.modelcatalog.catalog.history.ModelChanges;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OfferBuilder;
import org.xml.sax.InputSource;

/** A day in fast motion at a gateway that no test fetches: its log says exactly what happened. */
@QuarkusTest
class HistoryResourceTest {

    private static final Gateway PORTKEY = new Gateway("portkey", "Portkey", "Portkey catalog", List.of());
    private static final String CHANGES = "/v1/catalog/changes?gateway=portkey";

    @Inject
    ChangeHistory history;

    private final Instant start = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
    private CatalogSnapshot served;

    @BeforeEach
    void live() {
        history.open("portkey", Optional.empty());
        serve(
                0,
                priced("a/steady", "1", 7),
                priced("a/falls", "1", 1),
                priced("a/goes", "1", 1),
                priced("a/old", "1", 1));
        // only downloads move
        serve(
                1,
                priced("a/steady", "1", 8),
                priced("a/falls", "1", 2),
                priced("a/goes", "1", 2),
                priced("a/old", "1", 2));
        // a price, and one is gone
        serve(2, priced("a/steady", "1", 9), priced("a/falls", "0.5", 2), priced("a/old", "1", 2));
        // it comes back, another gets a new name
        serve(3, priced("a/steady", "1", 9), priced("a/falls", "0.5", 2), priced("a/goes", "1", 2), renamed());
        // a date of expiry
        serve(4, priced("a/steady", "1", 9), priced("a/falls", "0.5", 2), expiring(), renamed());
    }

    @Test
    void theLogSaysExactlyWhatHappened() {
        Response answer = when().get(CHANGES);

        assertThat(lines(answer.jsonPath()))
                .containsExactly(
                        "4 a/goes expiration_date null → 2026-12-31",
                        "3 a/goes added",
                        "3 a/new added",
                        "3 a/old removed",
                        "2 a/falls pricing.prompt 1 → 0.5",
                        "2 a/falls providers.groq.pricing.prompt 1 → 0.5",
                        "2 a/goes removed");
        assertThat(answer.jsonPath().getString("next_cursor")).isNull();
        assertThat(answer.jsonPath().getList("data.source")).containsOnly("portkey");
        answer.then().statusCode(200).header("ETag", startsWith("\""));
        given().header("If-None-Match", answer.header("ETag"))
                .get(CHANGES)
                .then()
                .statusCode(304);
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepetition() {
        var all = new ArrayList<String>();
        String cursor = null;
        do {
            Response page = cursor == null
                    ? when().get(CHANGES + "&limit=2")
                    : given().queryParam("cursor", cursor).get(CHANGES + "&limit=2");
            assertThat(page.jsonPath().getList("data")).hasSizeLessThanOrEqualTo(2);
            all.addAll(lines(page.jsonPath()));
            cursor = page.jsonPath().getString("next_cursor");
            if (cursor != null) {
                page.then().header("Link", containsString("cursor=" + cursor));
            }
        } while (cursor != null);

        assertThat(all).isEqualTo(lines(when().get(CHANGES).jsonPath()));
    }

    @Test
    void changesAreChosenByFieldAndTimeAndModel() {
        assertThat(lines(when().get(CHANGES + "&field=pricing,removed").jsonPath()))
                .containsExactly("3 a/old removed", "2 a/falls pricing.prompt 1 → 0.5", "2 a/goes removed");
        assertThat(lines(when().get(CHANGES + "&field=providers.pricing").jsonPath()))
                .containsExactly("2 a/falls providers.groq.pricing.prompt 1 → 0.5");
        assertThat(lines(given().queryParam("since", time(3).toString())
                        .queryParam("until", time(4).toString())
                        .get(CHANGES)
                        .jsonPath()))
                .containsExactly("3 a/goes added", "3 a/new added", "3 a/old removed");
        assertThat(lines(when().get(CHANGES + "&id=A/OLD").jsonPath())).containsExactly("3 a/old removed");
        assertThat(lines(when().get("/v1/catalog/models/a/goes/history?gateway=portkey")
                        .jsonPath()))
                .containsExactly("4 a/goes expiration_date null → 2026-12-31", "3 a/goes added", "2 a/goes removed");
    }

    @Test
    void linesAndTableAndFeedSayTheSame() throws Exception {
        Response lines = given().accept("application/x-ndjson").get(CHANGES);
        assertThat(lines.contentType()).startsWith("application/x-ndjson");
        assertThat(lines.asString().lines()).hasSize(7).allMatch(line -> line.startsWith("{\"at\":\""));

        Response table = given().accept("text/csv").get(CHANGES);
        assertThat(table.asString().lines())
                .hasSize(8)
                .startsWith("at,gateway,id,field,from,to,source")
                .contains(time(2) + ",portkey,a/falls,pricing.prompt,1,0.5,portkey");

        for (Response feed : List.of(
                given().accept("application/atom+xml").get(CHANGES),
                given().get("/v1/catalog/changes.atom?gateway=portkey"),
                given().get("/api/v1/models?use_rss=true&gateway=portkey"))) {
            feed.then().statusCode(200).contentType(startsWith("application/atom+xml"));
            var entries = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(feed.asString())))
                    .getElementsByTagName("entry");
            assertThat(entries.getLength()).isEqualTo(6);
            assertThat(feed.asString()).contains("pricing.prompt: 1 → 0.5");
        }
    }

    @Test
    void twoMomentsAreComparedWhateverHappenedInBetween() {
        JsonPath whole = given().queryParam("from", time(0).toString())
                .get("/v1/catalog/diff?gateway=portkey")
                .jsonPath();
        assertThat(whole.getList("data.collect { it.id + ' ' + it.field }"))
                .containsExactly(
                        "a/falls pricing.prompt",
                        "a/falls providers.groq.pricing.prompt",
                        "a/goes expiration_date",
                        "a/new added",
                        "a/old removed");
        JsonPath part = given().queryParam("from", time(2).toString())
                .queryParam("to", time(0).toString())
                .get("/v1/catalog/diff?gateway=portkey")
                .jsonPath();
        assertThat(part.getList("data.collect { it.id + ' ' + it.field + ' ' + it.to }", String.class)
                        .subList(0, 1))
                .containsExactly("a/falls pricing.prompt 1");
        given().queryParam("from", "2020-01-01")
                .get("/v1/catalog/diff?gateway=portkey")
                .then()
                .statusCode(404)
                .body("detail", startsWith("The history of portkey begins at "));
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        for (String wrong : List.of(
                "since=yesterday",
                "until=1e9",
                "limit=0",
                "limit=1001",
                "cursor=x",
                "field=%3Cb%3E",
                "id=..%2Fetc",
                "cursor=" + "A".repeat(500),
                "gateway=nobody")) {
            given().urlEncodingEnabled(false)
                    .get("/v1/catalog/changes?" + wrong)
                    .then()
                    .statusCode(400)
                    .body("detail", containsString(wrong.substring(0, wrong.indexOf('='))));
        }
        when().get("/v1/catalog/diff").then().statusCode(400).body("detail", containsString("from"));
        String cursor = when().get(CHANGES + "&limit=1").jsonPath().getString("next_cursor");
        given().queryParam("cursor", cursor)
                .get("/v1/catalog/changes?field=pricing")
                .then()
                .statusCode(400)
                .body("detail", startsWith("cursor must be"));
        given().queryParam("cursor", cursor).get(CHANGES).then().statusCode(200).body("data.size()", equalTo(6));
    }

    private void serve(int hours, Model... models) {
        CatalogSnapshot next =
                CatalogSnapshot.of(PORTKEY, new FetchedModels(List.of(models), Map.of(), time(hours), List.of()));
        history.record(served, next, served == null ? null : ModelChanges.between(served, next));
        served = next;
    }

    private Instant time(int hours) {
        return start.plus(hours, ChronoUnit.HOURS);
    }

    private List<String> lines(JsonPath page) {
        return page.<Map<String, String>>getList("data").stream()
                .map(change -> {
                    long hour = ChronoUnit.HOURS.between(start, Instant.parse(change.get("at")));
                    String line = hour + " " + change.get("id") + " " + change.get("field");
                    boolean whole = change.get("field").equals("added")
                            || change.get("field").equals("removed");
                    return whole ? line : line + " " + change.get("from") + " → " + change.get("to");
                })
                .toList();
    }

    private static Model priced(String id, String price, long downloads) {
        return Models.row("portkey", id)
                .offers(OfferBuilder.offer("groq").prices(price, "2").build())
                .hub(Models.metrics(downloads, null, null))
                .build();
    }

    private static Model renamed() {
        return Models.row("portkey", "a/new")
                .aliases("a/old")
                .offers(OfferBuilder.offer("groq").prices("1", "2").build())
                .hub(Models.metrics(2L, null, null))
                .build();
    }

    private static Model expiring() {
        return Models.row("portkey", "a/goes")
                .offers(OfferBuilder.offer("groq").prices("1", "2").build())
                .hub(Models.metrics(2L, null, null))
                .facts(new Facts(null, null, "2026-12-31", null, null, null))
                .build();
    }
}
