package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.modelcatalog.support.Outcomes.fails;
import static org.modelcatalog.support.Outcomes.succeeds;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.StubHub;

@QuarkusTest
class HubCircuitTest {

    private StubHub hub;

    @BeforeEach
    void start() {
        hub = StubHub.withModels(60);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void lookupsThatFailKeepEverybodyFromAsking() {
        try (var test = client(Map.of("huggingface.circuit-delay", "1h"))) {
            open(test);
            hub.forget();

            assertThat(fails(test.source.find("a/b")).reason()).isEqualTo(Reason.CIRCUIT_OPEN);
            assertThat(fails(test.source.search("aurora")).reason()).isEqualTo(Reason.CIRCUIT_OPEN);
            assertThat(fails(test.source.fetch(FetchedModels.NONE)).reason()).isEqualTo(Reason.CIRCUIT_OPEN);
            assertThat(hub.asked()).isEmpty();
        }
    }

    @Test
    void operatorsSeeIt() {
        try (var test = client(Map.of("huggingface.circuit-delay", "1h"))) {
            succeeds(test.source.find("a/b"));
            assertThat(gauge(test)).isZero();

            open(test);

            assertThat(gauge(test)).isEqualTo(1);
        }
    }

    @Test
    void aFetchOutlastsACircuitThatLookupsOpened() {
        try (var test = client(Map.of(
                "huggingface.circuit-delay", "300ms",
                "huggingface.retries", "3",
                "huggingface.retry-delay", "20ms"))) {
            open(test);
            hub.behave();

            FetchedModels fetched = succeeds(test.source.fetch(FetchedModels.NONE));

            assertThat(fetched.missing()).isEmpty();
            assertThat(gauge(test)).isZero();
        }
    }

    @Test
    void aFetchThatOpensTheCircuitItselfSaysWhyAndDoesNotWaitForIt() {
        try (var test = client(Map.of(
                "huggingface.circuit-delay", "20s",
                "huggingface.retries", "10",
                "huggingface.retry-delay", "1ms"))) {
            hub.failWith(500);

            assertThat(fails(test.source.fetch(FetchedModels.NONE)).reason()).isEqualTo(Reason.STATUS);

            // ten calls open it, and what is under way by then may still arrive
            assertThat(hub.asked()).hasSizeBetween(10, 13);
        }
    }

    /** Ends with the Hub failing. */
    private void open(HubTestClient test) {
        hub.failWith(500);
        for (int call = 0; call < 20; call++) {
            fails(test.client.search("aurora", 1));
        }
        await().untilAsserted(() -> assertThat(gauge(test)).isEqualTo(1));
    }

    private static double gauge(HubTestClient test) {
        return test.meters
                .get("catalog.upstream.circuit.open")
                .tag("gateway", "hug")
                .gauge()
                .value();
    }

    private HubTestClient client(Map<String, String> settings) {
        var all = new HashMap<>(Map.of("huggingface.retries", "0"));
        all.putAll(settings);
        return new HubTestClient(hub.uri(), all);
    }
}
