package org.modelcatalog.sample;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.http.Endpoint;
import org.modelcatalog.source.huggingface.HubEndpoint;

/**
 * In dev and test mode, and only while {@code HF_ENDPOINT} is not set: the Hub is an embedded one with made-up models, so
 * that the catalog can be tried and tested without a network.
 */
@IfBuildProfile(anyOf = {"dev", "test"})
@Singleton
class SampleHubEndpoint {

    private static final int MODELS = 400;

    /** Its own: on the service's Vert.x a second HTTP server would mix its metrics with those of the first. */
    private Vertx vertx;

    @Produces
    @Singleton
    HubEndpoint hubEndpoint(CatalogConfig config) {
        URI base = config.huggingface().endpoint().orElseGet(this::start);
        return new HubEndpoint(Endpoint.of(HubEndpoint.SETTING, base));
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
                .requestHandler(new SampleHub(SampleModels.models(MODELS)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        URI base = URI.create("http://127.0.0.1:" + port);
        Log.infof("HF_ENDPOINT is not set: %d made-up models are served by an embedded sample Hub at %s", MODELS, base);
        return base;
    }
}
