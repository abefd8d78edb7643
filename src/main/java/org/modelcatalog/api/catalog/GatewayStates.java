package org.modelcatalog.api.catalog;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.check.ConflictCounts;
import org.modelcatalog.catalog.mirror.HubMirror;
import org.modelcatalog.catalog.refresh.GatewayState;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.facts.FactsBases;

/** The state of every gateway as clients see it. Asks no upstream. */
@Singleton
public class GatewayStates {

    private final Catalog catalog;
    private final Gateways gateways;
    private final FactsBases bases;
    private final HubMirror mirror;
    private final MeterRegistry meters;
    private final Clock clock;

    GatewayStates(
            Catalog catalog, Gateways gateways, FactsBases bases, HubMirror mirror, MeterRegistry meters, Clock clock) {
        this.catalog = catalog;
        this.gateways = gateways;
        this.bases = bases;
        this.mirror = mirror;
        this.meters = meters;
        this.clock = clock;
    }

    /** {@code {data: […]}}: the state of each gateway in short. */
    Map<String, Object> brief() {
        return each(this::gateway);
    }

    /**
     * {@code {data: […], facts: […], mirror: {…}}}: each gateway with snapshot, coverage, cache and quota, each base of facts,
     * and the mirror of the Hub, null if there is none.
     */
    public Map<String, Object> detailed() {
        var detailed = new LinkedHashMap<>(each(this::status));
        detailed.put(
                "facts", bases.states().stream().map(StatusView.BaseView::of).toList());
        detailed.put("mirror", mirror.enabled() ? StatusView.MirrorView.of(mirror.progress()) : null);
        return detailed;
    }

    private Map<String, Object> each(Function<ModelSource, Object> view) {
        return Map.of("data", gateways.sources().stream().map(view).toList());
    }

    private GatewayView gateway(ModelSource source) {
        return GatewayView.of(source.gateway(), catalog.state(source.gateway()), clock.instant());
    }

    private StatusView status(ModelSource source) {
        GatewayState state = catalog.state(source.gateway());
        String slug = source.gateway().slug();
        return new StatusView(
                gateway(source),
                state.last().map(CatalogSnapshot::id).orElse(null),
                state.last().map(CatalogSnapshot::skipped).orElse(Map.of()),
                coverage(state),
                state.last().map(CatalogSnapshot::missing).orElse(Map.of()),
                quarantine(state),
                state.failures(),
                nextRefresh(state),
                new StatusView.CacheGets(gets(slug, "hit"), gets(slug, "miss")),
                source.quota()
                        .map(left -> new StatusView.QuotaView(
                                left.remaining(), left.windowEnds().toString()))
                        .orElse(null),
                catalog.modelsOnHub(source.gateway()).stream()
                        .boxed()
                        .findFirst()
                        .orElse(null),
                conflicts(state),
                state.last().map(ConflictCounts::of).map(ConflictCounts::held).orElse(0));
    }

    private static Map<String, Double> coverage(GatewayState state) {
        var coverage = new LinkedHashMap<String, Double>();
        state.last()
                .ifPresent(
                        snapshot -> snapshot.coverage().forEach((field, share) -> coverage.put(field.label(), share)));
        return coverage;
    }

    private static Map<String, Integer> conflicts(GatewayState state) {
        var conflicts = new LinkedHashMap<String, Integer>();
        state.last()
                .map(ConflictCounts::of)
                .ifPresent(counts -> counts.byKind().forEach((kind, count) -> conflicts.put(kind.label(), count)));
        return conflicts;
    }

    private static QuarantineView quarantine(GatewayState state) {
        return state.quarantine() == null ? null : QuarantineView.of(state.quarantine(), state.snapshot());
    }

    private static String nextRefresh(GatewayState state) {
        return state.nextRefresh() == null || state.nextRefresh().equals(Instant.MAX)
                ? null
                : state.nextRefresh().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private long gets(String slug, String result) {
        return (long)
                meters.counter(Catalog.GETS, "gateway", slug, "result", result).count();
    }
}
