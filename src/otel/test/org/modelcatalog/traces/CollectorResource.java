package org.modelcatalog.traces;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A {@link Collector} where the exporter looks for one; injected into fields of that type. */
public class CollectorResource implements QuarkusTestResourceLifecycleManager {

    private Collector collector;

    @Override
    public Map<String, String> start() {
        collector = new Collector();
        return Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint());
    }

    @Override
    public void stop() {
        if (collector != null) {
            collector.close();
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(collector, new TestInjector.MatchesType(Collector.class));
    }
}
