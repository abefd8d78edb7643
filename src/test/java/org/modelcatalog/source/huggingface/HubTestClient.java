package org.modelcatalog.source.huggingface;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.http.Upstreams;
import org.modelcatalog.source.huggingface.files.HubConfigs;
import org.modelcatalog.support.StubEndpoints;
import org.modelcatalog.support.TestConfig;
import org.modelcatalog.support.TestUpstreams;

/** The real client and all that stands on it, wired by hand. */
final class HubTestClient implements AutoCloseable {

    /** Fetches are all of one moment, so that they can be compared. */
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-01-15T09:30:00Z"), ZoneOffset.UTC);

    final Vertx vertx = Vertx.vertx();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final CatalogConfig config;
    private final Upstreams upstreams;
    final HubClient client;
    final HubFanOut fanOut;
    final HuggingFaceSource source;

    /** One task is walked, unless they say otherwise. The router is asked by those alone who set {@code huggingface.inference-providers}. */
    HubTestClient(URI hub, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.putIfAbsent("huggingface.inference-providers", "false");
        all.putIfAbsent("huggingface.tasks", "text-generation");
        config = TestConfig.with(all);
        upstreams =
                new Upstreams(vertx, config, new StubEndpoints(hub), meters, Clock.systemUTC(), TestUpstreams.tls());
        client = new HubClient(upstreams, config);
        fanOut = new HubFanOut(client, config);
        source = new HuggingFaceSource(
                fanOut,
                new RouterClient(upstreams, config),
                new HubLookups(client, config, NOW),
                new HubConfigs(upstreams, config),
                client,
                config,
                NOW);
    }

    double requests(String status) {
        return meters.counter("catalog.upstream.requests", "gateway", "hug", "status", status)
                .count();
    }

    @Override
    public void close() {
        upstreams.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
