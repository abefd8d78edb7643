package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/** The packaged service with a list too long for its heap to hold once for each reader. */
class LongListsIT {

    private static final int MODELS = 3000;
    private static final String LIST = "/v1/catalog/models";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final StubHub HUB = StubHub.withModels(MODELS);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static PackagedService service;

    @BeforeAll
    static void start() {
        service = PackagedService.start(
                Path.of("target", "long-lists-it.log"),
                HUB.settings(Map.of("catalog.huggingface.limit", "3000")),
                "-Xmx64m");
        await().atMost(PATIENCE).until(() -> service.status(service.uri(LIST + "?limit=1")) == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
        HUB.close();
    }

    @Test
    void theWholeListIsItsPagesOneBehindTheOther() throws IOException, InterruptedException {
        HttpResponse<InputStream> whole = get(LIST, Map.of());
        List<String> ids = new ArrayList<>();
        for (int offset = 0; offset < MODELS; offset += 500) {
            rows(JSON.readTree(
                            get(LIST + "?limit=500&offset=" + offset, Map.of()).body()))
                    .forEach(ids::add);
        }

        assertThat(whole.headers().firstValue("Content-Length")).isEmpty();
        assertThat(rows(JSON.readTree(whole.body()))).hasSizeGreaterThan(2000).isEqualTo(ids);
    }

    @Test
    void compressedItIsTheSame() throws IOException, InterruptedException {
        byte[] plain = get(LIST, Map.of()).body().readAllBytes();
        HttpResponse<InputStream> gzip = get(LIST, Map.of("Accept-Encoding", "gzip"));

        assertThat(new GZIPInputStream(gzip.body()).readAllBytes()).isEqualTo(plain);
    }

    @Test
    void asLinesItHasTheSameRows() throws IOException, InterruptedException {
        JsonNode object = JSON.readTree(get(LIST, Map.of()).body());
        HttpResponse<InputStream> lines = get(LIST, Map.of("Accept", "application/x-ndjson"));

        List<JsonNode> rows = new ArrayList<>();
        try (var reader = new BufferedReader(new InputStreamReader(lines.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(JSON.readTree(line));
            }
        }
        assertThat(rows).isEqualTo(object.path("data").valueStream().toList());
    }

    @Test
    void whoHasItIsNotSentItAgain() throws IOException, InterruptedException {
        HttpResponse<InputStream> first = get(LIST, Map.of());
        first.body().readAllBytes();
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(get(LIST, Map.of("If-None-Match", tag)).statusCode()).isEqualTo(304);
    }

    @Test
    void aHeadIsAnsweredWithoutABody() throws IOException, InterruptedException {
        HttpResponse<String> head = CLIENT.send(
                HttpRequest.newBuilder(service.uri(LIST))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .timeout(PATIENCE)
                        .build(),
                BodyHandlers.ofString());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).isPresent();
    }

    /** Their lists are several times the heap. */
    @Test
    void clientsThatReadNothingCostNobodyElseAnything() throws IOException, InterruptedException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int client = 0; client < 60; client++) {
                idle.add(asks(LIST));
            }

            assertThat(JSON.readTree(get(LIST + "?limit=5&sort=name", Map.of()).body())
                            .path("returned")
                            .asInt())
                    .isEqualTo(5);
            assertThat(idle)
                    .allSatisfy(socket -> assertThat(
                                    new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                            .isEqualTo("HTTP/1.1 200"));
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    /** The service disconnects slow readers, and then serves new ones. */
    @Test
    void whenTooManyReadAtOnceTheNextIsToldToComeAgain() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int client = 0; client < 64; client++) {
                Socket socket = asks(LIST);
                socket.getInputStream().readNBytes(12);
                idle.add(socket);
            }

            assertThat(service.get(service.uri(LIST)).orElseThrow())
                    .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(503))
                    .satisfies(refused -> assertThat(refused.headers().firstValue("Retry-After"))
                            .isPresent())
                    .satisfies(refused -> assertThat(refused.body()).contains("64 long lists"));
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        await().atMost(PATIENCE).until(() -> service.status(service.uri(LIST)) == 200);
    }

    private static Socket asks(String path) throws IOException {
        URI uri = service.uri(path);
        var socket = new Socket();
        // before the connection, so that the kernel does not buffer the whole list for a client that reads nothing
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static HttpResponse<InputStream> get(String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(service.uri(path)).timeout(PATIENCE);
        headers.forEach(request::header);
        return CLIENT.send(request.build(), BodyHandlers.ofInputStream());
    }

    private static List<String> rows(JsonNode list) {
        return list.path("data")
                .valueStream()
                .map(row -> row.path("id").asText())
                .toList();
    }
}
