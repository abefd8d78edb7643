package org.modelcatalog.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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

    @Test
    void openAisClientListsAndRetrievesAndShowsOurErrors() throws IOException {
        HttpServer other = emptyPage();
        String origin = "http://localhost:" + other.getAddress().getPort();
        try (var hub = StubHub.withModels(30);
                var service = PackagedService.start(
                        Path.of("target", "browser-client-it.log"),
                        hub.settings(
                                Map.of("quarkus.http.cors.enabled", "true", "quarkus.http.cors.origins", origin)));
                var chromium = new Chromium();
                var tab = chromium.tab()) {
            await().atMost(PATIENCE).until(() -> service.status(service.uri("/v1/models")) == 200);
            tab.page().navigate(origin);
            tab.page()
                    .addScriptTag(new Page.AddScriptTagOptions()
                            .setContent(NodeClients.installed()
                                    .say("bundle.mjs", service.uri("/"))
                                    .path("script")
                                    .textValue()));

            var read = (Map<?, ?>) tab.page()
                    .evaluate("base => window.ask(base)", service.uri("/v1").toString());

            List<?> listed = JsonPath.from(
                            service.get(service.uri("/v1/models")).orElseThrow().body())
                    .getList("data.id");
            assertThat(listed).isNotEmpty();
            assertThat(read.get("listed")).isEqualTo(listed);
            assertThat(read.get("one")).isEqualTo(listed.get(0));
            assertThat(read.get("refused")).isEqualTo("404 No model acme-ai/does-not-exist in this gateway's catalog");
        } finally {
            other.stop(0);
        }
    }

    private static HttpServer emptyPage() throws IOException {
        byte[] page = "<!doctype html><title>Page</title>".getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return server;
    }
}
