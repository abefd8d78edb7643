package org.modelcatalog.sample;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.UpstreamConfig;
import org.modelcatalog.source.http.Endpoint;
import org.modelcatalog.source.http.Endpoints;

/**
 * In dev and test mode, and only while no endpoint at all is configured: every upstream is an embedded one with made-up
 * models, so that the catalog can be tried and tested without a network. Real and made-up models are never mixed.
 */
@IfBuildProfile(anyOf = {"dev", "test"})
@Singleton
class SampleEndpoints implements Endpoints {

    private static final int MODELS = 400;

    private static final Map<String, String> PATHS = Map.of(
            "HF_ENDPOINT", "",
            "HF_ROUTER_ENDPOINT", "/router",
            "OPENROUTER_ENDPOINT", "/openrouter",
            "FEATHERLESS_ENDPOINT", "/featherless",
            "PORTKEY_ENDPOINT", "/portkey");

    private final boolean configured;

    /** Its own: on the service's Vert.x a second HTTP server would mix its metrics with those of the first. */
    private Vertx vertx;

    private URI base;

    SampleEndpoints(CatalogConfig config) {
        configured = config.huggingface().routerEndpoint().isPresent()
                || Stream.concat(Stream.of(config.huggingface()), config.gateways().values().stream())
                        .map(UpstreamConfig::endpoint)
                        .anyMatch(Optional::isPresent);
    }

    @Override
    public synchronized Endpoint of(String setting, Optional<URI> endpoint, URI service) {
        if (configured || !PATHS.containsKey(setting)) {
            return Endpoint.of(setting, endpoint.orElse(service));
        }
        if (base == null) {
            base = start();
        }
        return Endpoint.of(setting, URI.create(base + PATHS.get(setting)));
    }

    @PreDestroy
    void stop() {
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private URI start() {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        int port = vertx.createHttpServer()
                .requestHandler(new SampleUpstreams(SampleModels.models(MODELS)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        URI started = URI.create("http://127.0.0.1:" + port);
        Log.infof(
                "No endpoint is configured: embedded sample upstreams serve %d made-up models at %s", MODELS, started);
        return started;
    }
}
