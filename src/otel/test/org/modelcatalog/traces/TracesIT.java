package org.modelcatalog.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/** The packaged service and the environment that operators and platforms give it. */
class TracesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LIST = "/v1/catalog/models?limit=1";

    private final StubHub hub = StubHub.withModels(600);
    private final Collector collector = new Collector();

    @AfterEach
    void stop() {
        hub.close();
        collector.close();
    }

    @Test
    void everyNameOfTheEnvironmentIsHonoured() {
        try (var service = start(Map.of(
                "OTEL_SDK_DISABLED",
                "false",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                collector.endpoint() + "/prefix",
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf",
                "OTEL_EXPORTER_OTLP_HEADERS",
                "x-key=collector-key,x-other=other",
                "OTEL_SERVICE_NAME",
                "catalog-of-tests",
                "OTEL_RESOURCE_ATTRIBUTES",
                "deployment.environment.name=test,service.namespace=tests",
                "OTEL_BSP_SCHEDULE_DELAY",
                "100"))) {
            ask(service, 1);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(collector.ofRequest("/v1/catalog/models"))
                            .isPresent());
        }
        assertThat(collector.resource())
                .containsEntry("service.name", "catalog-of-tests")
                .containsEntry("deployment.environment.name", "test")
                .containsEntry("service.namespace", "tests");
        assertThat(collector.exports()).allSatisfy(export -> {
            assertThat(export.path()).isEqualTo("/prefix/v1/traces");
            assertThat(export.headers().get("X-key")).containsExactly("collector-key");
            assertThat(export.headers().get("X-other")).containsExactly("other");
        });
    }

    @Test
    void theSamplerOfTheEnvironmentDecides() {
        try (var service = start(Map.of(
                "OTEL_SDK_DISABLED", "false",
                "OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(),
                "OTEL_TRACES_SAMPLER", "parentbased_traceidratio",
                "OTEL_TRACES_SAMPLER_ARG", "0.2",
                "OTEL_BSP_SCHEDULE_DELAY", "100"))) {
            ask(service, 500);
            end(service);
        }
        assertThat(collector.spans().stream()
                        .filter(span -> "/v1/catalog/models"
                                .equals(Collector.attributes(span).get("url.path"))))
                .hasSizeBetween(50, 160);
    }

    @Test
    void whatAPlatformPutsIntoEveryPodSwitchesNothingOn() {
        try (var service = start(ofAPlatform(Map.of()))) {
            ask(service, 10);
            end(service);
        }
        assertThat(collector.exports()).isEmpty();
    }

    @Test
    void whatAPlatformPutsIntoEveryPodDoesNotHinderTheStart() {
        try (var service = start(ofAPlatform(Map.of(
                "OTEL_SDK_DISABLED",
                "false",
                "OTEL_RESOURCE_ATTRIBUTES",
                "service.name=of-the-platform,k8s.pod.name=pod-1")))) {
            ask(service, 1);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(collector.ofRequest("/v1/catalog/models"))
                            .isPresent());
        }
        assertThat(collector.exports()).allMatch(export -> export.path().equals("/v1/traces"));
        assertThat(collector.resource())
                .containsEntry("service.name", "of-the-platform")
                .containsEntry("k8s.pod.name", "pod-1");
    }

    @Test
    void anExporterOfNoneExportsNothing() {
        try (var service = start(Map.of(
                "OTEL_SDK_DISABLED", "false",
                "OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(),
                "OTEL_TRACES_EXPORTER", "none",
                "OTEL_BSP_SCHEDULE_DELAY", "100"))) {
            ask(service, 10);
            end(service);
        }
        assertThat(collector.exports()).isEmpty();
    }

    @Test
    void withoutACollectorItServesOnAndHasLittleToSay() throws IOException {
        try (var service = start(Map.of(
                "OTEL_SDK_DISABLED", "false",
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + closedPort(),
                "OTEL_BSP_SCHEDULE_DELAY", "50"))) {
            ask(service, 4000);

            await().atMost(PATIENCE).until(() -> service.log().contains("Failed to export"));
            assertThat(service.log()
                            .lines()
                            .filter(line -> line.contains("port"))
                            .count())
                    .isLessThan(20);
            assertThat(service.log()).doesNotContain("\tat ");
        }
    }

    /** What is put into every pod, and more. */
    private Map<String, String> ofAPlatform(Map<String, String> more) {
        var environment = new HashMap<>(Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(),
                "OTEL_TRACES_EXPORTER", "otlp",
                "OTEL_METRICS_EXPORTER", "otlp",
                "OTEL_LOGS_EXPORTER", "otlp",
                "OTEL_PROPAGATORS", "tracecontext,baggage,b3",
                "OTEL_BSP_SCHEDULE_DELAY", "100"));
        environment.putAll(more);
        return environment;
    }

    /** SIGTERM: what waits to be exported is exported. */
    private static void end(PackagedService service) {
        service.process().destroy();
        assertThat(service.process().onExit()).succeedsWithin(PATIENCE);
    }

    private static void ask(PackagedService service, int times) {
        for (int request = 0; request < times; request++) {
            assertThat(service.status(service.uri(LIST))).isEqualTo(200);
        }
    }

    private PackagedService start(Map<String, String> environment) {
        var service = PackagedService.start(
                Path.of("target", "traces-it.log"),
                environment,
                hub.settings(Map.of("catalog.huggingface.limit", "100", "quarkus.shutdown.delay", "0S")));
        await().atMost(PATIENCE).until(() -> service.status(service.management("/q/health/ready")) == 200);
        return service;
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
