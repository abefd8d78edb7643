package org.modelcatalog.catalog;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.modelcatalog.catalog.merge.HubMetricsJoin;
import org.modelcatalog.catalog.refresh.CatalogUnavailableException;
import org.modelcatalog.catalog.refresh.GatewayState;
import org.modelcatalog.catalog.refresh.RefreshResult;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.catalog.snapshot.DerivedSnapshots;
import org.modelcatalog.source.Gateway;

/** The catalog: everything that routes, probes and metrics ask for. */
@Singleton
public class Catalog {

    /** Requests for a snapshot; tags {@code gateway}, {@code result} (hit, miss). */
    public static final String GETS = "catalog.cache.gets";

    private final Gateways gateways;
    private final CatalogCache cache;
    private final RefreshScheduler refresh;
    private final AllGateways all;
    private final WholeHub wholeHub;
    private final DerivedSnapshots derived;
    private final MeterRegistry meters;
    private final Clock clock;

    Catalog(
            Gateways gateways,
            CatalogCache cache,
            RefreshScheduler refresh,
            AllGateways all,
            WholeHub wholeHub,
            DerivedSnapshots derived,
            MeterRegistry meters,
            Clock clock) {
        this.gateways = gateways;
        this.cache = cache;
        this.refresh = refresh;
        this.all = all;
        this.wholeHub = wholeHub;
        this.derived = derived;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * The gateway's snapshot with the Hub's metrics of its models. Returns a good one at once, however stale; only the very
     * first fetch is waited for.
     *
     * @return fails with {@link CatalogUnavailableException}
     */
    public Uni<ServedSnapshot> snapshot(Gateway gateway) {
        return served(gateway)
                .onItemOrFailure()
                .invoke((answer, failure) -> count(gateway, answer != null && answer.hit()));
    }

    /** Counts a snapshot that was served without {@link #snapshot}. */
    public void countHit(Gateway gateway) {
        count(gateway, true);
    }

    /** The gateway's state. Asks no upstream. */
    public GatewayState state(Gateway gateway) {
        return refresh.of(gateway).state();
    }

    /**
     * How many of a gateway's models the Hub's catalog has. Asks no upstream, and reads every row: for workers.
     *
     * @return empty without a snapshot of both, and for the Hub itself
     */
    public OptionalInt modelsOnHub(Gateway gateway) {
        Optional<CatalogSnapshot> own = state(gateway).last();
        Optional<CatalogSnapshot> hub = state(Gateway.HUGGING_FACE).last();
        return own.isEmpty() || hub.isEmpty() || gateway.equals(Gateway.HUGGING_FACE)
                ? OptionalInt.empty()
                : OptionalInt.of(
                        hubMetrics(gateway, hub.get()).matches(own.get().models()));
    }

    /** Identifies the present state of all gateways. */
    public CatalogRevision revision() {
        return refresh.revision();
    }

    /** Fetches the gateway's models now, or joins the running fetch. The result says how the fetch ended. */
    public Uni<RefreshResult> refresh(Gateway gateway) {
        return refresh.of(gateway).refresh();
    }

    /** Serves the quarantined fetch; empty if there is none. */
    public Optional<RefreshResult> accept(Gateway gateway) {
        return refresh.of(gateway).accept();
    }

    /** Drops lookups and searches and fetches again; until the fetch ends, the snapshot is served as stale. */
    public Uni<Void> invalidate(Gateway gateway) {
        refresh.of(gateway).invalidate();
        return cache.forgetLookups(gateway.slug());
    }

    private void count(Gateway gateway, boolean hit) {
        meters.counter(GETS, "gateway", gateway.slug(), "result", hit ? "hit" : "miss")
                .increment();
    }

    /** The same as {@link #snapshot}, not counted. */
    Uni<ServedSnapshot> served(Gateway gateway) {
        // The merged list needs no join: a model of the Hub is one row there, with its metrics.
        if (gateway.equals(Gateway.WHOLE_HUB)) {
            return wholeHub.snapshot();
        }
        return Gateways.isAll(gateway) ? all.snapshot() : single(gateway).flatMap(this::withHubMetrics);
    }

    private Uni<ServedSnapshot> single(Gateway gateway) {
        String slug = gateway.slug();
        return Uni.createFrom().deferred(() -> {
            Optional<CatalogSnapshot> servable = state(gateway).servable(clock.instant());
            cache.dropOutdated(slug, servable);
            return shielded(cache.snapshot(slug))
                    .map(snapshot -> new ServedSnapshot(
                            snapshot,
                            servable.isPresent(),
                            refresh.of(gateway).isStale(snapshot),
                            refresh.of(gateway).ttl()));
        });
    }

    private HubMetricsJoin hubMetrics(Gateway gateway, CatalogSnapshot hub) {
        return new HubMetricsJoin(hub::find, gateways.source(gateway.slug()).usesHubIds());
    }

    /** Adds the Hub's metrics to rows of models that the Hub's snapshot has. Asks no upstream. */
    private Uni<ServedSnapshot> withHubMetrics(ServedSnapshot served) {
        CatalogSnapshot plain = served.snapshot();
        Optional<CatalogSnapshot> hub = state(Gateway.HUGGING_FACE).servable(clock.instant());
        if (hub.isEmpty() || plain.gateway().equals(Gateway.HUGGING_FACE)) {
            return Uni.createFrom().item(served);
        }
        CatalogSnapshot known = hub.get();
        return shielded(derived.get(
                        plain.gateway().slug(),
                        List.of(plain.id(), known.id()),
                        () -> plain.with(
                                hubMetrics(plain.gateway(), known).join(plain.models(), known.fetchedAt()), known)))
                .map(joined -> new ServedSnapshot(
                        joined,
                        served.hit(),
                        served.stale() || refresh.of(Gateway.HUGGING_FACE).isStale(known),
                        served.ttl()));
    }

    /** Stops cancellations: a client that hangs up must not end the load that others wait for. */
    static <T> Uni<T> shielded(Uni<T> cached) {
        return Uni.createFrom().emitter(emitter -> cached.subscribe().with(emitter::complete, emitter::fail));
    }
}
