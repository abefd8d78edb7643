package org.modelcatalog.source.huggingface;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Map;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.ModelPages;
import org.modelcatalog.source.http.Upstreams;
import org.modelcatalog.support.StubEndpoints;
import org.modelcatalog.support.StubHub;
import org.modelcatalog.support.TestConfig;
import org.modelcatalog.support.TestUpstreams;

/** The real client of the Hub's whole list, at a stub and by a clock of the test. */
public final class TestPages implements AutoCloseable {

    public final CatalogConfig config;
    public final ModelPages pages;
    final HubClient client;
    private final Vertx vertx = Vertx.vertx();
    private final Upstreams upstreams;

    public TestPages(StubHub stub, Map<String, String> settings, Clock clock) {
        config = TestConfig.with(settings);
        upstreams = new Upstreams(
                vertx, config, new StubEndpoints(stub.uri()), new SimpleMeterRegistry(), clock, TestUpstreams.tls());
        client = new HubClient(upstreams, config);
        pages = new HubPages(upstreams, client, config, clock);
    }

    @Override
    public void close() {
        upstreams.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
