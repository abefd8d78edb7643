package org.modelcatalog.source.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.source.list.ListClient;

/** Opens the connections to upstreams, and closes them when the service ends. */
@Singleton
public class Upstreams {

    private final Vertx vertx;
    private final CatalogConfig config;
    private final Endpoints endpoints;
    private final MeterRegistry meters;
    private final Clock clock;
    private final List<UpstreamClient> open = new CopyOnWriteArrayList<>();
    private final Map<String, ListClient> lists = new ConcurrentHashMap<>();

    public Upstreams(Vertx vertx, CatalogConfig config, Endpoints endpoints, MeterRegistry meters, Clock clock) {
        this.vertx = vertx;
        this.config = config;
        this.endpoints = endpoints;
        this.meters = meters;
        this.clock = clock;
    }

    /** Where an upstream is; see {@link Endpoints}. */
    public Endpoint endpoint(String setting, Optional<URI> configured, URI service) {
        return endpoints.of(setting, configured, service);
    }

    /** A client of an upstream. */
    public UpstreamClient client(UpstreamSettings settings) {
        var client = new UpstreamClient(vertx, settings, meters, clock);
        open.add(client);
        return client;
    }

    /** The lists of a gateway beside the Hub, as configured; the same for all that read them. */
    public ListClient lists(GatewayApi api) {
        return lists.computeIfAbsent(api.slug(), slug -> open(api));
    }

    private ListClient open(GatewayApi api) {
        GatewayConfig limits = config(api);
        Endpoint endpoint = endpoint(api.endpointSetting(), limits.endpoint(), api.service());
        Optional<String> key = Secrets.sendable(api.keySetting(), limits.apiKey());
        var settings = new UpstreamSettings(
                api.slug(),
                endpoint,
                config.userAgent(),
                api.headers(key),
                limits,
                limits.concurrency(),
                0,
                config.huggingface().offline().orElse(false));
        return new ListClient(client(settings), settings, api.label(), api.keySetting(), obstacle(api, limits, key));
    }

    public GatewayConfig config(GatewayApi api) {
        return config.gateways().get(api.slug());
    }

    public Clock clock() {
        return clock;
    }

    private static String obstacle(GatewayApi api, GatewayConfig limits, Optional<String> key) {
        if (!limits.enabled()) {
            return "is switched off; " + GatewayConfig.environment(api.slug()) + "_ENABLED=true switches it on";
        }
        return api.needsKey() && key.isEmpty() ? "needs an API key; set " + api.keySetting() : null;
    }

    @PreDestroy
    void close() {
        open.forEach(UpstreamClient::close);
    }
}
