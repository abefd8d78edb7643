package org.modelcatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.sample.SampleModels;

/** The packaged service is told to stop in the middle of a request. */
class ShutdownIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** 128 + SIGTERM: what a JVM that ends on a signal exits with. */
    private static final int TERMINATED = 143;

    private static final Path OUTPUT = Path.of("target", "shutdown-it.log");

    private final StubHub hub = StubHub.withModels(600);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private URI service;
    private URI readiness;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        List<Integer> ports = freePorts(2);
        service = URI.create("http://127.0.0.1:" + ports.get(0));
        readiness = URI.create("http://127.0.0.1:" + ports.get(1) + "/q/health/ready");
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + ports.get(0),
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=" + ports.get(1),
                        "-Dcatalog.huggingface.endpoint=" + hub.uri(),
                        "-Dcatalog.huggingface.limit=100",
                        // a slow machine must not be taken for a slow Hub
                        "-Dcatalog.huggingface.request-timeout=60S",
                        "-Dquarkus.shutdown.timeout=60S",
                        "-jar",
                        "target/quarkus-app/quarkus-run.jar")
                .redirectErrorStream(true)
                .redirectOutput(OUTPUT.toFile())
                .start();
        await().atMost(PATIENCE).until(() -> status(readiness) == 200);
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
        hub.close();
    }

    @Test
    void isNotReadyAtOnceFinishesWhatItHasBegunAndEnds() throws Exception {
        CompletableFuture<HttpResponse<String>> inFlight = askForWhatTheHubHoldsBack();

        // SIGTERM
        process.destroy();

        await().atMost(PATIENCE).until(() -> status(readiness) == 503);
        assertThat(status(service.resolve("/v1/catalog/models?limit=1")))
                .as("while load balancers find out")
                .isEqualTo(200);
        // so says Quarkus when the delay is over and a request is still in flight
        await().atMost(PATIENCE)
                .until(() -> Files.readString(OUTPUT).contains("Waiting for HTTP requests to complete"));
        hub.release();
        assertThat(inFlight).succeedsWithin(PATIENCE).returns(200, HttpResponse::statusCode);
        assertThat(process.onExit())
                .succeedsWithin(PATIENCE)
                .satisfies(ended -> assertThat(ended.exitValue()).isIn(0, TERMINATED));
    }

    private CompletableFuture<HttpResponse<String>> askForWhatTheHubHoldsBack()
            throws IOException, InterruptedException {
        String listed = get(service.resolve("/v1/catalog/models")).body();
        String unlisted = SampleModels.models(600).stream()
                .map(model -> model.getString("id"))
                .filter(id -> !listed.contains('"' + id + '"'))
                .findFirst()
                .orElseThrow();
        hub.hold(request -> request.path().equals("/api/models/" + unlisted));
        var answer = client.sendAsync(
                HttpRequest.newBuilder(service.resolve("/v1/catalog/models/" + unlisted))
                        .build(),
                BodyHandlers.ofString());
        await().atMost(PATIENCE).until(() -> hub.heldBack() == 1);
        return answer;
    }

    /** 0 when nobody answers. */
    private int status(URI uri) throws InterruptedException {
        try {
            return get(uri).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    /** Fixed ones: with port 0 beside a fixed management port, Quarkus registers clashing metrics and hangs. */
    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
