package org.modelcatalog.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.GatewayState;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.source.ModelSource;

/** What is measured by looking rather than by counting. NaN = not known. */
@Singleton
class CatalogMetrics {

    static final String MODELS = "catalog.models";
    static final String AGE = "catalog.snapshot.age";
    static final String QUOTA = "catalog.upstream.quota.remaining";

    private final Catalog catalog;
    private final Gateways gateways;
    private final MeterRegistry meters;
    private final Clock clock;

    CatalogMetrics(Catalog catalog, Gateways gateways, MeterRegistry meters, Clock clock) {
        this.catalog = catalog;
        this.gateways = gateways;
        this.meters = meters;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event) {
        for (ModelSource source : gateways.all()) {
            gauge(
                    source,
                    MODELS,
                    "Models in the snapshot",
                    null,
                    () -> state(source)
                            .last()
                            .map(snapshot -> (double) snapshot.models().size())
                            .orElse(0.0));
            gauge(
                    source,
                    AGE,
                    "Time since the snapshot was fetched",
                    "seconds",
                    () -> state(source)
                            .last()
                            .map(snapshot -> (double) Duration.between(snapshot.fetchedAt(), clock.instant())
                                    .toSeconds())
                            .orElse(Double.NaN));
            gauge(
                    source,
                    QUOTA,
                    "Requests the upstream still grants",
                    null,
                    () -> source.quota()
                            .map(quota -> (double) quota.remaining())
                            .orElse(Double.NaN));
        }
    }

    private GatewayState state(ModelSource source) {
        return catalog.state(source.gateway());
    }

    private void gauge(ModelSource source, String name, String description, String unit, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .baseUnit(unit)
                .tag("gateway", source.gateway().slug())
                .register(meters);
    }
}
