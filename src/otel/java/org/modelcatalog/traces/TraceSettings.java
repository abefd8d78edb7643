package org.modelcatalog.traces;

import static java.util.Map.entry;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.PropertiesConfigSource;
import java.io.Serial;
import java.util.Map;

/**
 * What {@code application.properties} would say of traces, were they part of every build. The SDK reads OTEL_TRACES_SAMPLER,
 * OTEL_TRACES_SAMPLER_ARG and OTEL_BSP_… by itself; what is Quarkus' own is given the same names here.
 */
@StaticInitSafe
public final class TraceSettings extends PropertiesConfigSource {

    @Serial
    private static final long serialVersionUID = 1;

    /** Less than that of application.properties. */
    private static final int ORDINAL = 200;

    public TraceSettings() {
        super(
                Map.ofEntries(
                        // Not by an endpoint that is there: platforms put one into every pod, and what is in a trace
                        // leaves.
                        entry("quarkus.otel.sdk.disabled", "${OTEL_SDK_DISABLED:true}"),
                        entry(
                                "quarkus.otel.exporter.otlp.endpoint",
                                "${OTEL_EXPORTER_OTLP_ENDPOINT:http://localhost:4318}"),
                        entry("quarkus.otel.exporter.otlp.protocol", "${OTEL_EXPORTER_OTLP_PROTOCOL:http/protobuf}"),
                        entry("quarkus.otel.exporter.otlp.headers", "${OTEL_EXPORTER_OTLP_HEADERS:}"),
                        // Read by the SDK too, but the name of the application would be put over them.
                        entry("quarkus.otel.service.name", "${OTEL_SERVICE_NAME:${quarkus.application.name}}"),
                        entry("quarkus.otel.resource.attributes", "${OTEL_RESOURCE_ATTRIBUTES:}"),
                        // Metrics are Prometheus', logs the console's.
                        entry("quarkus.otel.metrics.enabled", "false"),
                        entry("quarkus.otel.logs.enabled", "false"),
                        entry("quarkus.otel.propagators", "tracecontext"),
                        // Names of methods; the route says the same.
                        entry("quarkus.otel.instrument.rest", "false"),
                        // No request waits for Redis, which is asked all the time.
                        entry("quarkus.otel.instrument.vertx-redis-client", "false")),
                "traces",
                ORDINAL);
    }
}
