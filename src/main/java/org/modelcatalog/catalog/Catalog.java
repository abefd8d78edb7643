package org.modelcatalog.catalog;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.modelcatalog.catalog.merge.HubMetricsJoin;
import org.modelcatalog.catalog.refresh.CatalogUnavailableException;
import org.modelcatalog.catalog.refresh.GatewayState;
import org.modelcatalog.catalog.refresh.RefreshResult;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.catalog.snapshot.DerivedSnapshots;
import org.modelcatalog.source.Gateway;

/** The catalog, as the rest of the house asks for it. */
@Singleton
public class Catalog {

    /** Questions for a snapshot; tags {@code gateway}, {@code result} (hit, miss). */
    public static final String GETS = "catalog.cache.gets";

    private final CatalogCache cache;
    private final CatalogRefresh refresh;
    private final AllGateways all;
    private final DerivedSnapshots derived;
    private final MeterRegistry meters;
    private final Clock clock;

    Catalog(
            CatalogCache cache,
            CatalogRefresh refresh,
            AllGateways all,
            DerivedSnapshots derived,
            MeterRegistry meters,
            Clock clock) {
        this.cache = cache;
        this.refresh = refresh;
        this.all = all;
        this.derived = derived;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * The gateway's catalog, with what the Hub says of its models: at once when there is a good one, however stale; only
     * the very first fetch is waited for (one for all who wait).
     *
     * @return fails with {@link CatalogUnavailableException}
     */
    public Uni<ServedSnapshot> snapshot(Gateway gateway) {
        // In the list of all, a model of the Hub is one row with the Hub's.
        Uni<ServedSnapshot> served =
                Gateways.isAll(gateway) ? all.snapshot() : single(gateway).flatMap(this::withHubMetrics);
        return served.onItemOrFailure().invoke((answer, failure) -> count(gateway, answer != null && answer.hit()));
    }

    /** A snapshot was asked for and was there, without {@link #snapshot}. */
    public void countHit(Gateway gateway) {
        count(gateway, true);
    }

    /** How the gateway is doing. Asks no upstream. */
    public GatewayState state(Gateway gateway) {
        return refresh.of(gateway).state();
    }

    /** What is known of all gateways now. */
    public CatalogRevision moment() {
        return refresh.moment();
    }

    /** Fetches the gateway's catalog now, or joins the fetch that is under way. The result says how it went. */
    public Uni<RefreshResult> refresh(Gateway gateway) {
        return refresh.of(gateway).refresh();
    }

    /** Serves what the guard holds back; empty when it holds nothing. */
    public Optional<RefreshResult> accept(Gateway gateway) {
        return refresh.of(gateway).accept();
    }

    /** Drops what was looked up and searched, and fetches anew; until that is in, the catalog is served as stale. */
    public Uni<Void> invalidate(Gateway gateway) {
        refresh.of(gateway).invalidate();
        return cache.forgetLookups(gateway.slug());
    }

    private void count(Gateway gateway, boolean hit) {
        meters.counter(GETS, "gateway", gateway.slug(), "result", hit ? "hit" : "miss")
                .increment();
    }

    private Uni<ServedSnapshot> single(Gateway gateway) {
        String slug = gateway.slug();
        return Uni.createFrom().deferred(() -> {
            boolean hit = state(gateway).servable(clock.instant()).isPresent();
            Uni<Void> ready = hit ? Uni.createFrom().voidItem() : cache.forgetSnapshot(slug);
            return ready.flatMap(any -> shielded(cache.snapshot(slug)))
                    .map(snapshot -> new ServedSnapshot(
                            snapshot,
                            hit,
                            refresh.of(gateway).isStale(snapshot),
                            refresh.of(gateway).ttl()));
        });
    }

    /** Rows of models that the Hub's catalog has get its metrics; the Hub is not asked for that. */
    private Uni<ServedSnapshot> withHubMetrics(ServedSnapshot served) {
        CatalogSnapshot plain = served.snapshot();
        Optional<CatalogSnapshot> hub = state(Gateway.HUGGING_FACE).servable(clock.instant());
        if (hub.isEmpty() || plain.gateway().equals(Gateway.HUGGING_FACE)) {
            return Uni.createFrom().item(served);
        }
        CatalogSnapshot known = hub.get();
        return shielded(derived.get(
                        plain.gateway().slug() + " with metrics",
                        List.of(plain.id(), known.id()),
                        () -> plain.with(HubMetricsJoin.join(plain.models(), known::find, known.fetchedAt()), known)))
                .map(joined ->
                        served.with(joined, refresh.of(Gateway.HUGGING_FACE).isStale(known)));
    }

    /** Does not pass a cancellation on: one client that hangs up must not end the load that others wait for. */
    static <T> Uni<T> shielded(Uni<T> cached) {
        return Uni.createFrom().emitter(emitter -> cached.subscribe().with(emitter::complete, emitter::fail));
    }
}
