package org.modelcatalog.api.events;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.EventSource;
import org.modelcatalog.support.EventSource.Event;

/** The route, on the embedded sample Hub. */
@QuarkusTest
class EventsResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EVENTS = "/v1/catalog/events";

    @TestHTTPResource(EVENTS + "?gateway=HF")
    URI events;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Inject
    Catalog catalog;

    @BeforeEach
    void loaded() {
        when().get("/v1/catalog/models?limit=1").then().statusCode(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get(metrics).then().body(containsString("catalog_events_readers 0.0")));
    }

    @Test
    void aRefreshIsTold() {
        try (EventSource reader = EventSource.open(events)) {
            String known = reader.next().data().path("snapshot_id").asText();

            refresh();

            Event next = reader.next();
            assertThat(next.name()).isEqualTo("snapshot");
            assertThat(next.data().path("previous_id").asText()).isEqualTo(known);
            String served = when().get("/v1/catalog/status").path("data.find { it.slug == 'hug' }.snapshot_id");
            assertThat(next.id()).isEqualTo("hug-" + served);
        }
    }

    @Test
    void whoeverComesBackGetsWhatWasMissed() {
        String last;
        try (EventSource reader = EventSource.open(events)) {
            last = reader.next().id();
        }
        refresh();

        try (EventSource reader = EventSource.open(events, last)) {
            assertThat(reader.next().data().path("previous_id").asText()).isEqualTo(last.substring("hug-".length()));
        }
    }

    @Test
    void itIsAnEventStreamThatNobodyOnTheWayMayKeepOrCollect() {
        try (EventSource reader = EventSource.open(events)) {
            assertThat(reader.answer().headers().map())
                    .containsEntry("content-type", java.util.List.of("text/event-stream;charset=UTF-8"))
                    .containsEntry("cache-control", java.util.List.of("no-store"))
                    .containsEntry("x-accel-buffering", java.util.List.of("no"));
        }
    }

    @Test
    void theHeadIsAnsweredAndEnds() {
        when().head(EVENTS).then().statusCode(200).contentType("text/event-stream");
    }

    @Test
    void anUnknownGatewayIsABadRequestAsElsewhere() {
        given().accept("text/event-stream")
                .get(EVENTS + "?gateway=nope")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("gateway must be one of"));
    }

    @Test
    void whoeverTakesNoEventsIsToldSo() {
        given().accept("application/json").get(EVENTS).then().statusCode(406).body("status", equalTo(406));
    }

    @Test
    void readersAreMeasured() {
        try (EventSource reader = EventSource.open(events)) {
            reader.next();
            when().get(metrics).then().body(containsString("catalog_events_readers 1.0"));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get(metrics).then().body(containsString("catalog_events_readers 0.0")));
    }

    private void refresh() {
        catalog.refresh(Gateway.HUGGING_FACE).subscribe().asCompletionStage().join();
    }
}
