package org.modelcatalog.query.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.mirror.MirrorStoreException;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.support.TestConfig;

class ClusterClientTest {

    private static final ClusterRequest QUESTION = ClusterRequest.ask("/rows/_search", Map.of());
    private static final ClusterRequest CHANGE =
            ClusterRequest.change(HttpMethod.PUT, "/state/_doc/lease", Map.of(), Duration.ofSeconds(10));

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private ServerSocket silent;

    @BeforeEach
    void open() throws IOException {
        silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
        servers.forEach(server -> server.stop(0));
        workers.shutdownNow();
    }

    @Test
    void theNextHostIsAskedWhereOneIsGoneOrUnavailable() throws IOException {
        String hosts = gone() + ',' + answering(503, "{}") + ',' + answering(200, "{\"ok\":1}");
        try (ClusterClient client = ClusterEngine.client(hosts, Duration.ofSeconds(10))) {
            for (int request = 0; request < 6; request++) {
                assertThat(client.send(QUESTION).ok().path("ok").asInt()).isEqualTo(1);
            }
        }
    }

    @Test
    void aChangeThatMayHaveBeenMadeIsNotMadeAgain() throws IOException {
        String breaking = answering(exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        try (ClusterClient client = ClusterEngine.client(breaking + ',' + breaking, Duration.ofSeconds(10))) {
            assertThatThrownBy(() -> client.send(CHANGE))
                    .isInstanceOf(MirrorStoreException.class)
                    .hasMessageContaining("broke");
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void aHostThatIsSilentEndsWithTheDeadline() {
        try (ClusterClient client = ClusterEngine.client(silent(), Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> client.send(QUESTION))
                    .isInstanceOf(MirrorStoreException.class)
                    .hasMessageContaining("did not answer within 1 seconds");
        }
    }

    @Test
    void aSlowClusterTakesOnlySoManyThreads() {
        try (ClusterClient client = ClusterEngine.client(silent(), Duration.ofSeconds(60))) {
            var refused = new CountDownLatch(ClusterClient.MOST);
            List<Future<?>> requests = new ArrayList<>();
            for (int request = 0; request < 3 * ClusterClient.MOST; request++) {
                requests.add(workers.submit(() -> {
                    try {
                        client.send(QUESTION);
                    } catch (MirrorStoreException e) {
                        if (e.getMessage().contains("waiting already")) {
                            refused.countDown();
                        }
                    }
                }));
            }
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(requests.stream().filter(Future::isDone)).hasSize(2 * ClusterClient.MOST));
            assertThat(refused.getCount()).isZero();
        }
    }

    @Test
    void anAnswerHasALargestSizeAndARedirectIsNotFollowed() throws IOException {
        String large = answering(200, '"' + "x".repeat(33 << 20) + '"');
        try (ClusterClient client = ClusterEngine.client(large, Duration.ofSeconds(30))) {
            assertThatThrownBy(() -> client.send(QUESTION)).isInstanceOf(MirrorStoreException.class);
        }
        String redirecting = answering(exchange -> {
            exchange.getResponseHeaders().add("Location", answering(200, "{}"));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        try (ClusterClient client = ClusterEngine.client(redirecting, Duration.ofSeconds(10))) {
            assertThatThrownBy(() -> client.send(QUESTION).ok())
                    .isInstanceOf(MirrorStoreException.class)
                    .hasMessageContaining("302");
        }
    }

    @Test
    void failuresSayWhatToDoAndNothingThatAHostSays() throws IOException {
        assertThat(why(403, "{\"error\":{\"type\":\"cluster_block_exception\",\"reason\":\"secret\"}}"))
                .contains("flood stage")
                .doesNotContain("secret");
        assertThat(why(401, "{}")).contains("CATALOG_OPENSEARCH_USER");
        assertThat(why(503, "{\"error\":{\"type\":\"cluster_block_exception\"}}"))
                .contains("not available");
        assertThat(why(500, "{\"error\":{\"type\":\"<script>\"}}"))
                .contains("500")
                .doesNotContain("script");
        assertThat(why(404, "{\"error\":{\"type\":\"index_not_found_exception\"}}"))
                .contains("no index");
    }

    @Test
    void theLoginIsSentAndInNoText() throws IOException {
        List<String> logins = new ArrayList<>();
        String host = answering(exchange -> {
            logins.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        CatalogConfig config = TestConfig.with(
                Map.of("opensearch.hosts", host, "opensearch.user", "catalog", "opensearch.password", "geheim-4711"));
        Vertx vertx = Vertx.vertx();
        var connection = new ClusterConnection(config.opensearch());
        try (ClusterStore store = connection.store(vertx, new NoTls())) {
            assertThatThrownBy(store::state)
                    .isInstanceOf(MirrorStoreException.class)
                    .hasMessageNotContaining("geheim");
        } finally {
            vertx.close();
        }
        assertThat(logins).contains("Basic Y2F0YWxvZzpnZWhlaW0tNDcxMQ==");
        assertThat(connection.toString()).doesNotContain("geheim");
    }

    @Test
    void settingsThatCannotBeAreNamedWithoutTheirValues() {
        Map.of(
                        "CATALOG_OPENSEARCH_HOSTS",
                        Map.of("opensearch.hosts", "http://user:geheim@127.0.0.1:9200"),
                        "belong together",
                        Map.of("opensearch.hosts", "http://127.0.0.1:9200", "opensearch.password", "geheim-4711"),
                        "CATALOG_OPENSEARCH_PASSWORD must be",
                        Map.of(
                                "opensearch.hosts",
                                "http://127.0.0.1:9200",
                                "opensearch.user",
                                "catalog",
                                "opensearch.password",
                                "geheim\u00e4"))
                .forEach((message, settings) -> assertThatThrownBy(() ->
                                new ClusterConnection(TestConfig.with(settings).opensearch()).check())
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining(message)
                        .hasMessageNotContaining("geheim"));
    }

    private String why(int status, String body) throws IOException {
        try (ClusterClient client = ClusterEngine.client(answering(status, body), Duration.ofSeconds(10))) {
            return client.send(CHANGE).why();
        }
    }

    private String answering(int status, String body) throws IOException {
        return answering(exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private String answering(Answer answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", answer::to);
        server.setExecutor(workers);
        server.start();
        servers.add(server);
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String silent() {
        return "http://127.0.0.1:" + silent.getLocalPort();
    }

    private static String gone() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }
}
