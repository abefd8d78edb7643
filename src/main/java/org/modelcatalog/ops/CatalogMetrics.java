package org.modelcatalog.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.refresh.GatewayState;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.source.ModelSource;

/** Gauges of every gateway's state. NaN = unknown. */
@Singleton
class CatalogMetrics {

    static final String MODELS = "catalog.models";
    static final String AGE = "catalog.snapshot.age";
    static final String STALE = "catalog.snapshot.stale";
    static final String PARTIAL = "catalog.snapshot.partial";
    static final String QUARANTINE = "catalog.snapshot.quarantine";
    static final String FAILURES = "catalog.refresh.failures";
    static final String COVERAGE = "catalog.field.coverage";
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
        gauges(
                MODELS,
                "Models in the snapshot",
                null,
                state -> state.last()
                        .map(snapshot -> (double) snapshot.models().size())
                        .orElse(0.0));
        gauges(
                AGE,
                "Time since the snapshot was fetched",
                "seconds",
                state -> state.last()
                        .map(snapshot -> (double) Duration.between(snapshot.fetchedAt(), clock.instant())
                                .toSeconds())
                        .orElse(Double.NaN));
        gauges(
                STALE,
                "1 = the snapshot is older than its time to live",
                null,
                state -> flag(state.stale(clock.instant())));
        gauges(
                PARTIAL,
                "1 = parts of the snapshot are missing or come from an earlier fetch",
                null,
                state -> flag(state.last().filter(CatalogSnapshot::partial).isPresent()));
        gauges(QUARANTINE, "1 = a fetch is in quarantine", null, state -> flag(state.quarantine() != null));
        gauges(FAILURES, "Refreshes in a row that were no full success", null, state -> (double) state.failures());
        for (ModelSource source : gateways.sources()) {
            for (ModelField field : ModelField.values()) {
                coverage(source, field);
            }
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

    private void coverage(ModelSource source, ModelField field) {
        Gauge.builder(
                        COVERAGE,
                        () -> catalog.state(source.gateway())
                                .last()
                                .map(snapshot -> snapshot.coverage().get(field))
                                .orElse(Double.NaN))
                .description("Share of the rows with a known value, 0 to 1")
                .tag("gateway", source.gateway().slug())
                .tag("field", field.label())
                .register(meters);
    }

    private void gauges(String name, String description, String unit, ToDoubleFunction<GatewayState> value) {
        for (ModelSource source : gateways.sources()) {
            gauge(source, name, description, unit, () -> value.applyAsDouble(catalog.state(source.gateway())));
        }
    }

    private static double flag(boolean set) {
        return set ? 1 : 0;
    }

    private void gauge(ModelSource source, String name, String description, String unit, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .baseUnit(unit)
                .tag("gateway", source.gateway().slug())
                .register(meters);
    }
}
