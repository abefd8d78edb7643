package org.modelcatalog.source.list;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.GatewayConfig;
import org.modelcatalog.source.http.Endpoint;
import org.modelcatalog.source.http.LinkApi;
import org.modelcatalog.source.http.Secrets;
import org.modelcatalog.source.http.UpstreamSettings;
import org.modelcatalog.source.http.Upstreams;

/** The clients of the gateways that are lists, as configured; sources of one gateway share its client. */
@Singleton
public class ListClients {

    private final Upstreams upstreams;
    private final CatalogConfig config;
    private final Map<String, ListClient<?>> bySlug = new ConcurrentHashMap<>();

    public ListClients(Upstreams upstreams, CatalogConfig config) {
        this.upstreams = upstreams;
        this.config = config;
    }

    @SuppressWarnings("unchecked") // one slug, one REST client interface
    <A extends LinkApi> ListClient<A> of(ListedGateway<A> listed) {
        return (ListClient<A>) bySlug.computeIfAbsent(listed.slug(), slug -> open(listed));
    }

    GatewayConfig config(ListedGateway<?> listed) {
        return config.gateways().get(listed.slug());
    }

    Clock clock() {
        return upstreams.clock();
    }

    private <A extends LinkApi> ListClient<A> open(ListedGateway<A> listed) {
        GatewayConfig limits = config(listed);
        Endpoint endpoint = upstreams.endpoint(listed.endpointSetting(), limits.endpoint(), listed.service());
        Optional<String> key = Secrets.sendable(listed.keySetting(), limits.apiKey());
        var settings =
                new UpstreamSettings(listed.slug(), endpoint, listed.headers(key), limits, limits.concurrency(), 0);
        return new ListClient<>(
                upstreams.client(listed.api(), settings),
                settings,
                listed.label(),
                listed.keySetting(),
                obstacle(listed, limits, key));
    }

    private static String obstacle(ListedGateway<?> listed, GatewayConfig limits, Optional<String> key) {
        if (!limits.enabled()) {
            return "is switched off; " + GatewayConfig.environment(listed.slug()) + "_ENABLED=true switches it on";
        }
        return listed.needsKey() && key.isEmpty() ? "needs an API key; set " + listed.keySetting() : null;
    }
}
