package org.modelcatalog.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.check.ConflictCounts;
import org.modelcatalog.catalog.refresh.GatewayState;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Conflict;
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
    static final String CONFLICTS = "catalog.conflicts";
    static final String HELD = "catalog.prices.held";
    static final String EXPIRING = "catalog.models.expiring";
    static final String QUOTA = "catalog.upstream.quota.remaining";

    private static final List<Integer> EXPIRY_DAYS = List.of(7, 14, 30);

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
        for (ModelSource source : gateways.sources()) {
            Supplier<GatewayState> state = () -> catalog.state(source.gateway());
            gauge(
                    source,
                    MODELS,
                    "Models in the snapshot",
                    () -> last(state, 0, all -> all.models().size()));
            gauge(source, AGE, "Time since the snapshot was fetched", () -> last(state, Double.NaN, this::age));
            gauge(
                    source,
                    STALE,
                    "1 = the snapshot is older than its time to live",
                    () -> flag(state.get().stale(clock.instant())));
            gauge(
                    source,
                    PARTIAL,
                    "1 = parts of the snapshot are missing or come from an earlier fetch",
                    () -> last(state, 0, snapshot -> flag(snapshot.partial())));
            gauge(
                    source,
                    QUARANTINE,
                    "1 = a fetch is in quarantine",
                    () -> flag(state.get().quarantine() != null));
            gauge(
                    source,
                    FAILURES,
                    "Refreshes in a row that were no full success",
                    () -> state.get().failures());
            gauge(
                    source,
                    QUOTA,
                    "Requests the upstream still grants",
                    () -> source.quota()
                            .map(quota -> (double) quota.remaining())
                            .orElse(Double.NaN));
            for (Conflict.Kind kind : Conflict.Kind.values()) {
                Supplier<Number> count = () ->
                        last(state, 0, all -> ConflictCounts.of(all).byKind().get(kind));
                gauge(source, CONFLICTS, "Contradictions between sources in the rows", count, "kind", kind.label());
            }
            gauge(
                    source,
                    HELD,
                    "Prices that are held out",
                    () -> last(state, 0, all -> ConflictCounts.of(all).held()));
            for (int days : EXPIRY_DAYS) {
                gauge(
                        source,
                        EXPIRING,
                        "Models that expire within these days",
                        () -> last(state, 0, all -> ExpiryDates.of(all).within(clock.instant(), Duration.ofDays(days))),
                        "days",
                        Integer.toString(days));
            }
            for (ModelField field : ModelField.values()) {
                Supplier<Number> share =
                        () -> last(state, Double.NaN, all -> all.coverage().getOrDefault(field, Double.NaN));
                gauge(source, COVERAGE, "Share of the rows with a known value, 0 to 1", share, "field", field.label());
            }
        }
    }

    private static double last(Supplier<GatewayState> state, double none, ToDoubleFunction<CatalogSnapshot> value) {
        return state.get().last().map(value::applyAsDouble).orElse(none);
    }

    private double age(CatalogSnapshot snapshot) {
        return Duration.between(snapshot.fetchedAt(), clock.instant()).toSeconds();
    }

    private static double flag(boolean set) {
        return set ? 1 : 0;
    }

    private void gauge(ModelSource source, String name, String description, Supplier<Number> value, String... tags) {
        Gauge.builder(name, value)
                .description(description)
                .baseUnit(name.equals(AGE) ? "seconds" : null)
                .tag("gateway", source.gateway().slug())
                .tags(tags)
                .register(meters);
    }
}
