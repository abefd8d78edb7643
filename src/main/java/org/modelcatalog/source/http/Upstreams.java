package org.modelcatalog.source.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.modelcatalog.config.CatalogConfig;

/** Opens the connections to upstreams, and closes them when the service ends. */
@Singleton
public class Upstreams {

    private final Vertx vertx;
    private final CatalogConfig config;
    private final Endpoints endpoints;
    private final MeterRegistry meters;
    private final Clock clock;
    private final List<UpstreamClient<?>> open = new CopyOnWriteArrayList<>();
    private final RestClients clients;

    public Upstreams(
            Vertx vertx,
            CatalogConfig config,
            Endpoints endpoints,
            MeterRegistry meters,
            Clock clock,
            TlsConfigurationRegistry tls) {
        this.vertx = vertx;
        this.config = config;
        this.endpoints = endpoints;
        this.meters = meters;
        this.clock = clock;
        this.clients = new RestClients(config.userAgent(), new ProxySettings(config.proxy()), tls);
    }

    /** Where an upstream is; see {@link Endpoints}. */
    public Endpoint endpoint(String setting, Optional<URI> configured, URI service) {
        return endpoints.of(setting, configured, service);
    }

    /** A client of an upstream, by its REST client interface. */
    public <A extends LinkApi> UpstreamClient<A> client(Class<A> api, UpstreamSettings settings) {
        boolean offline = config.huggingface().offline().orElse(false);
        var client = new UpstreamClient<>(vertx, clients, api, settings, offline, meters, clock);
        open.add(client);
        return client;
    }

    /**
     * Another client of an upstream, for requests that must not hinder those of the first one: only the quota is the same.
     */
    public <A extends LinkApi> UpstreamClient<A> beside(
            UpstreamClient<A> first, Class<A> api, UpstreamSettings settings) {
        UpstreamClient<A> client = first.beside(clients, api, settings, meters);
        open.add(client);
        return client;
    }

    public Clock clock() {
        return clock;
    }

    @PreDestroy
    public void close() {
        open.forEach(UpstreamClient::close);
    }
}
