package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/** Kills the packaged service and restarts it while its Hub is down. */
class RestartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StubHub hub = StubHub.withModels(600);

    @TempDir
    Path folder;

    private String served;

    @BeforeEach
    void serveStoreAndDie() {
        try (var service = start()) {
            await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("hug.snapshot")));
            served = first(service).body();
        }
        hub.failWith(503);
        hub.forget();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void theFirstAnswerIsTheStoredCatalogMarkedStale() {
        try (var service = start()) {
            HttpResponse<String> answer = first(service);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(served);
            assertThat(answer.headers().firstValue("Cache-Status"))
                    .hasValueSatisfying(status -> assertThat(status).contains("hit", "detail=stale"));
            assertThat(service.status(service.management("/q/health/ready"))).isEqualTo(200);
        }
    }

    @Test
    void offlineItIsServedWithoutAskingAnybody() {
        try (var service = start("catalog.huggingface.offline", "true")) {
            assertThat(first(service).body()).isEqualTo(served);
            assertThat(hub.asked()).isEmpty();
        }
    }

    /** Exceeds the client limit a minute, because these requests ask no upstream. */
    @Test
    void offlineNobodysSearchesAreCounted() {
        try (var service = start("catalog.huggingface.offline", "true")) {
            first(service);

            assertThat(IntStream.range(0, 70))
                    .allMatch(
                            search -> service.status(service.uri("/v1/catalog/models/search?q=model" + search)) == 200);
        }
    }

    @Test
    void itIsServedAsFreshOnceTheHubIsBack() {
        try (var service = start()) {
            first(service);

            hub.behave();

            await().atMost(PATIENCE)
                    .until(() -> !first(service)
                            .headers()
                            .firstValue("Cache-Status")
                            .orElse("stale")
                            .contains("stale"));
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndNotServed() throws IOException {
        Path file = folder.resolve("hug.snapshot");
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);

        try (var service = start()) {
            assertThat(first(service).statusCode()).isEqualTo(503);
            assertThat(service.log()).contains("hug.snapshot is not served: it is cut off or damaged");
            assertThat(folder.resolve("hug.snapshot.refused")).hasBinaryContent(content);
        }
    }

    /** The bases of facts are read anew after a restart. Until then the stored rows are served, with what they have of them. */
    @Test
    void whatBasesOfFactsStateDoesNotGoAndComeBack() {
        String[] settings = {"catalog.facts", "models.dev", "catalog.cache-ttl", "3S"};
        String list = "/v1/catalog/models?gateway=openrouter&provenance=true";
        hub.behave();
        try (var service = start(settings)) {
            await().atMost(PATIENCE).until(() -> body(service, list).contains("\"models.dev\""));
            await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("openrouter.snapshot")));
        }
        hub.hold(request -> request.path().startsWith("/models_dev"));
        hub.forget();
        Instant restart = Instant.now();

        try (var service = start(settings)) {
            await().atMost(PATIENCE)
                    .until(() -> hub.heldBack() > 0
                            && hub.asked().stream()
                                    .anyMatch(asked -> asked.uri().startsWith("/openrouter")));
            // the service asks before it listens
            await().atMost(PATIENCE).until(() -> body(service, list).contains("\"models.dev\""));
            hub.release();
            await().atMost(PATIENCE).until(() -> service.log().contains("OpenRouter models with TTL"));

            assertThat(body(service, list)).contains("\"models.dev\"");
            assertThat(body(service, "/v1/catalog/changes?gateway=openrouter&since=" + restart))
                    .contains("\"data\":[]");
        }
    }

    private static String body(PackagedService service, String path) {
        return service.get(service.uri(path)).map(HttpResponse::body).orElse("");
    }

    /** The first run reads them in the background and stores the catalog again. */
    @Test
    void configFilesOfModelsAreReadOnceAndNotAgainAfterTheRestart() {
        hub.behave();
        try (var service = start("catalog.huggingface.configs", "true")) {
            await().atMost(PATIENCE)
                    .until(() -> service.get(service.management("/q/metrics")).stream()
                            .anyMatch(metrics -> metrics.body()
                                    .contains("catalog_store_writes_total{gateway=\"hug\",outcome=\"success\"} 2.0")));
            assertThat(service.log()).contains("Read config.json of ");
            assertThat(configRequests()).isPositive();
        }
        hub.forget();

        try (var service = start("catalog.huggingface.configs", "true")) {
            await().atMost(PATIENCE).until(() -> service.log().contains("Hugging Face models with TTL"));
            assertThat(service.log()).doesNotContain("config.json");
        }
        assertThat(configRequests()).isZero();
    }

    private long configRequests() {
        return hub.asked().stream()
                .filter(asked -> asked.uri().contains("/resolve/"))
                .count();
    }

    /** Returns the first response of any kind. */
    private static HttpResponse<String> first(PackagedService service) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> service.get(service.uri("/v1/catalog/models")), Optional::isPresent)
                .orElseThrow();
    }

    /** @param pairs names of settings, each followed by its value */
    private PackagedService start(String... pairs) {
        var settings = new HashMap<>(Map.of(
                "catalog.huggingface.limit",
                "100",
                "catalog.huggingface.retries",
                "0",
                "catalog.refresh.backoff",
                "200ms",
                "catalog.snapshot-dir",
                folder.toString()));
        for (int name = 0; name < pairs.length; name += 2) {
            settings.put(pairs[name], pairs[name + 1]);
        }
        return PackagedService.start(Path.of("target", "restart-it.log"), hub.settings(settings));
    }
}
