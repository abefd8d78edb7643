package org.modelcatalog.source.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.modelcatalog.source.UpstreamException.Reason;

/** What operators see of how one upstream is doing; every meter has the tag {@code gateway}. */
final class UpstreamMeters {

    /** Requests; tag {@code status}: a status code, or why there is none. */
    private static final String REQUESTS = "catalog.upstream.requests";
    /** Requests that were sent again; tag {@code reason}. */
    private static final String RETRIES = "catalog.upstream.retries";
    /** 1 while the upstream is left alone because it mostly failed, else 0. */
    private static final String CIRCUIT_OPEN = "catalog.upstream.circuit.open";

    private final MeterRegistry registry;
    private final String gateway;

    UpstreamMeters(MeterRegistry registry, String gateway) {
        this.registry = registry;
        this.gateway = gateway;
    }

    void watch(Circuit circuit) {
        Gauge.builder(CIRCUIT_OPEN, circuit, watched -> watched.isOpen() ? 1 : 0)
                .description("Whether the upstream is left alone because it mostly failed")
                .tag("gateway", gateway)
                .strongReference(true)
                .register(registry);
    }

    void ended(ExchangeEnd end) {
        registry.counter(REQUESTS, "gateway", gateway, "status", end.label()).increment();
    }

    void retried(Reason reason) {
        registry.counter(RETRIES, "gateway", gateway, "reason", reason.label()).increment();
    }
}
