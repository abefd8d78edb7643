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
 * Points every upstream to an embedded sample in dev and test mode, so that the catalog runs without a network. Any
 * configured endpoint switches all samples off, so that real and made-up models never mix.
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
            "PORTKEY_ENDPOINT", "/portkey",
            "MODELS_DEV_ENDPOINT", "/models_dev",
            "LITELLM_MAP_URL", "/litellm_map_url");

    private final boolean configured;

    /** A separate instance: on the service's Vert.x, the metrics of both HTTP servers would mix. */
    private Vertx vertx;

    private URI base;

    SampleEndpoints(CatalogConfig config) {
        configured = config.huggingface().routerEndpoint().isPresent()
                || Stream.concat(
                                Stream.of(
                                        config.huggingface(),
                                        config.bases().modelsDev(),
                                        config.bases().litellm()),
                                config.gateways().values().stream())
                        .map(UpstreamConfig::endpoint)
                        .anyMatch(Optional::isPresent);
    }

    @Override
    public synchronized Endpoint of(String setting, Optional<URI> endpoint, URI service) {
        if (configured || !PATHS.containsKey(setting)) {
            return Endpoint.of(setting, endpoint.orElse(service));
        }
        return Endpoint.of(setting, URI.create(base() + PATHS.get(setting)));
    }

    @Override
    public synchronized Optional<URI> sample(String kind) {
        return configured || !kind.equals("openai") ? Optional.empty() : Optional.of(URI.create(base() + "/openai"));
    }

    private URI base() {
        if (base == null) {
            base = start();
        }
        return base;
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
