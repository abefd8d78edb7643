package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.support.NodeClients;
import org.modelcatalog.support.PackagedService;
import org.modelcatalog.support.StubHub;

/** OpenAI's client for JavaScript in a page of another origin, which CORS allows. */
class BrowserClientIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String SCRIPT = """
            async base => {
              const { default: OpenAI } = await import('/index.mjs');
              const client = new OpenAI({ apiKey: 'none', baseURL: base, maxRetries: 0, dangerouslyAllowBrowser: true });
              const listed = (await client.models.list()).data.map(model => model.id);
              const one = await client.models.retrieve(listed[0]);
              const refused = await client.models.retrieve('acme-ai/does-not-exist').catch(error => error.message);
              return { listed, one: one.id, refused };
            }
            """;

    @Test
    void openAisClientListsAndRetrievesAndShowsOurErrors() throws IOException {
        Path openai = NodeClients.installed().folder("openai");
        HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page.createContext("/", exchange -> answer(exchange, openai));
        page.start();
        String origin = "http://localhost:" + page.getAddress().getPort();
        try (var hub = StubHub.withModels(30);
                var service = PackagedService.start(
                        Path.of("target", "browser-client-it.log"),
                        hub.settings(
                                Map.of("quarkus.http.cors.enabled", "true", "quarkus.http.cors.origins", origin)));
                var chromium = new Chromium();
                var tab = chromium.tab()) {
            await().atMost(PATIENCE).until(() -> service.status(service.uri("/v1/models")) == 200);
            tab.page().navigate(origin + "/");

            var read =
                    (Map<?, ?>) tab.page().evaluate(SCRIPT, service.uri("/v1").toString());

            assertThat((List<?>) read.get("listed")).hasSize(30);
            assertThat(read.get("one")).isEqualTo(((List<?>) read.get("listed")).get(0));
            assertThat(read.get("refused")).isEqualTo("404 No model acme-ai/does-not-exist in this gateway's catalog");
        } finally {
            page.stop(0);
        }
    }

    /** The client's own modules below an empty page. */
    private static void answer(HttpExchange exchange, Path folder) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean module = path.endsWith(".mjs");
        byte[] body = module
                ? Files.readAllBytes(folder.resolve(path.substring(1)))
                : "<!doctype html><title>Page</title>".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", module ? "text/javascript" : "text/html");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
