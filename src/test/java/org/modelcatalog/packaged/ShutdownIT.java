package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.sample.Samples;
import org.modelcatalog.support.EventSource;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/** The packaged service receives SIGTERM in the middle of a request. */
class ShutdownIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** 128 + SIGTERM: the exit code of a JVM that ends on a signal. */
    private static final int TERMINATED = 143;

    private final StubHub hub = StubHub.withModels(600);
    private PackagedService service;

    @BeforeEach
    void start() {
        service = PackagedService.start(
                Path.of("target", "shutdown-it.log"),
                hub.settings(Map.of(
                        "catalog.huggingface.limit", "100",
                        // a slow machine must not look like a slow Hub
                        "catalog.huggingface.request-timeout", "60S",
                        "quarkus.shutdown.timeout", "60S")));
        await().atMost(PATIENCE).until(() -> readiness() == 200);
    }

    @AfterEach
    void stop() {
        service.kill();
        hub.close();
    }

    @Test
    void isNotReadyAtOnceFinishesWhatItHasBegunAndEnds() {
        CompletableFuture<HttpResponse<String>> inFlight = askForWhatTheHubHoldsBack();
        EventSource events = EventSource.open(service.uri("/v1/catalog/events?gateway=hug"));
        events.next();

        // SIGTERM
        service.process().destroy();

        await().atMost(PATIENCE).until(() -> readiness() == 503);
        assertThat(events.next().name())
                .as("what does not end by itself is not waited for")
                .isEqualTo("end");
        assertThat(service.status(service.uri("/v1/catalog/models?limit=1")))
                .as("while load balancers find out")
                .isEqualTo(200);
        // Quarkus logs this when the delay is over and a request is in flight
        await().atMost(PATIENCE).until(() -> service.log().contains("Waiting for HTTP requests to complete"));
        hub.release();
        assertThat(inFlight).succeedsWithin(PATIENCE).returns(200, HttpResponse::statusCode);
        assertThat(service.process().onExit())
                .succeedsWithin(PATIENCE)
                .satisfies(ended -> assertThat(ended.exitValue()).isIn(0, TERMINATED));
    }

    private CompletableFuture<HttpResponse<String>> askForWhatTheHubHoldsBack() {
        String listed =
                service.get(service.uri("/v1/catalog/models")).orElseThrow().body();
        String unlisted = Samples.models(600).stream()
                .map(model -> model.getString("id"))
                .filter(id -> !listed.contains('"' + id + '"'))
                .findFirst()
                .orElseThrow();
        hub.hold(request -> request.path().equals("/api/models/" + unlisted));
        var answer = service.getAsync(service.uri("/v1/catalog/models/" + unlisted));
        await().atMost(PATIENCE).until(() -> hub.heldBack() == 1);
        return answer;
    }

    private int readiness() {
        return service.status(service.management("/q/health/ready"));
    }
}
