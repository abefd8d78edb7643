package org.modelcatalog.support;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.http.Upstreams;
import org.modelcatalog.source.list.ListClients;

/** Real connections to a stub, and their configuration. */
public final class TestUpstreams implements AutoCloseable {

    public final CatalogConfig config;
    public final ListClients lists;
    private final Upstreams upstreams;
    private final Vertx vertx = Vertx.vertx();

    /**
     * Connects without retries, unless the settings enable them.
     *
     * @param gateway slug of the tested gateway
     * @param settings below {@code catalog.}; keys that begin with a dot are the gateway's own
     */
    public TestUpstreams(StubHub stub, String gateway, Map<String, String> settings) {
        this(stub, gateway, settings, Clock.systemUTC());
    }

    /** Connects with a clock that stands still. */
    public TestUpstreams(StubHub stub, String gateway, Map<String, String> settings, Instant now) {
        this(stub, gateway, settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    private TestUpstreams(StubHub stub, String gateway, Map<String, String> settings, Clock clock) {
        String own = "gateways." + gateway;
        var all = new HashMap<String, String>();
        all.put(own + ".retries", "0");
        settings.forEach((key, value) -> all.put(key.startsWith(".") ? own + key : key, value));
        config = TestConfig.with(all);
        upstreams =
                new Upstreams(vertx, config, new StubEndpoints(stub.uri()), new SimpleMeterRegistry(), clock, tls());
        lists = new ListClients(upstreams, config);
    }

    /** That of the running service, since REST clients are made by a running service only. */
    public static TlsConfigurationRegistry tls() {
        return Arc.container().instance(TlsConfigurationRegistry.class).get();
    }

    @Override
    public void close() {
        upstreams.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
