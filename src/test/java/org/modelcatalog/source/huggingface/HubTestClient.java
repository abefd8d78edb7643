package org.modelcatalog.source.huggingface;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.modelcatalog.TestConfig;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.http.Endpoint;

/** The real client and all that stands on it, wired by hand. */
final class HubTestClient implements AutoCloseable {

    final Vertx vertx = Vertx.vertx();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final CatalogConfig config;
    final HubClient client;
    final HubFanOut fanOut;
    final HuggingFaceSource source;

    HubTestClient(URI hub, Map<String, String> settings) {
        config = TestConfig.with(settings);
        client = new HubClient(vertx, config, new HubEndpoint(new Endpoint(hub)), meters, Clock.systemUTC());
        fanOut = new HubFanOut(client, config);
        source = new HuggingFaceSource(fanOut, client, config, Clock.systemUTC());
    }

    double requests(String status) {
        return meters.counter("catalog.upstream.requests", "gateway", "hug", "status", status)
                .count();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
