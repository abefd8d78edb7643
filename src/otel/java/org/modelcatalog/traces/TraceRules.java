package org.modelcatalog.traces;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.HashMap;
import java.util.Map;

/** What holds whatever the environment says. */
public final class TraceRules implements AutoConfigurationCustomizerProvider {

    private static final String EXPORTER = "otel.traces.exporter";
    private static final String NONE = "none";

    @Override
    public void customize(AutoConfigurationCustomizer sdk) {
        sdk.addPropertiesCustomizer(TraceRules::settings);
        sdk.addPropagatorCustomizer((propagator, settings) -> new IncomingTraces(propagator));
    }

    /**
     * Platforms name exporters and propagators, {@code otlp} or {@code b3}, that the SDK of this build does not have; what
     * exports is Quarkus' own, beside it. So none of these names ends the start, and an exporter of {@code none} still means
     * that nothing is exported.
     */
    private static Map<String, String> settings(ConfigProperties environment) {
        var settings = new HashMap<>(Map.of(
                EXPORTER,
                NONE,
                "otel.metrics.exporter",
                NONE,
                "otel.logs.exporter",
                NONE,
                "otel.propagators",
                "tracecontext"));
        if (NONE.equals(environment.getString(EXPORTER))) {
            settings.put("otel.traces.sampler", "always_off");
        }
        return settings;
    }
}
