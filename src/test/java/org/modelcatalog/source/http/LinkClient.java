package org.modelcatalog.source.http;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.support.TestConfig;
import org.modelcatalog.support.TestUpstreams;

/** A client of one upstream that asks for URLs, and the servers it meets. */
final class LinkClient implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(2);

    final Vertx vertx = Vertx.vertx();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Upstreams upstreams;

    HttpServer serve(Handler<HttpServerRequest> handler) {
        return vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    static URI uri(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    /** @param settings below {@code catalog.}; those of the upstream below {@code catalog.huggingface.} */
    UpstreamClient<LinkApi> of(URI base, Map<String, String> headers, int connections, Map<String, String> settings) {
        CatalogConfig config = TestConfig.with(settings);
        upstreams = new Upstreams(vertx, config, null, meters, Clock.systemUTC(), TestUpstreams.tls());
        return upstreams.client(
                LinkApi.class,
                new UpstreamSettings(
                        "hug",
                        new Endpoint(base),
                        headers,
                        config.huggingface(),
                        connections,
                        config.huggingface().quotaReserve()));
    }

    static Uni<UpstreamResponse> head(UpstreamClient<LinkApi> client, URI url) {
        return client.get(
                new UpstreamRequest<>(api -> api.follow(url), "/", RequestPurpose.WALK, TIMEOUT, 1024 * 1024));
    }

    static Uni<BodyBytes> body(UpstreamClient<LinkApi> client, URI url) {
        return head(client, url).flatMap(UpstreamResponse::body);
    }

    double requests(String status) {
        return meters.counter("catalog.upstream.requests", "gateway", "hug", "status", status)
                .count();
    }

    @Override
    public void close() {
        if (upstreams != null) {
            upstreams.close();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
