package org.modelcatalog.catalog;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.UpstreamException;

/** The catalog, as the rest of the house asks for it. */
@Singleton
public class Catalog {

    /** Questions for a snapshot; tags {@code gateway}, {@code result} (hit, miss). */
    public static final String GETS = "catalog.cache.gets";

    private final CatalogCache cache;
    private final CatalogRefresh refresh;
    private final MeterRegistry meters;
    private final Clock clock;

    Catalog(CatalogCache cache, CatalogRefresh refresh, MeterRegistry meters, Clock clock) {
        this.cache = cache;
        this.refresh = refresh;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * The gateway's catalog: at once when there is a good one, however stale; only the very first fetch is waited for
     * (one for all who wait).
     *
     * @return fails with {@link CatalogUnavailableException}
     */
    public Uni<ServedSnapshot> snapshot(Gateway gateway) {
        String slug = gateway.slug();
        return Uni.createFrom().deferred(() -> {
            boolean hit = state(gateway).servable(clock.instant()).isPresent();
            meters.counter(GETS, "gateway", slug, "result", hit ? "hit" : "miss")
                    .increment();
            Uni<Void> ready = hit ? Uni.createFrom().voidItem() : cache.forgetSnapshot(slug);
            return ready.flatMap(any -> shielded(cache.snapshot(slug)))
                    .map(snapshot ->
                            new ServedSnapshot(snapshot, hit, state(gateway).stale(clock.instant())));
        });
    }

    /**
     * One model: from the snapshot when that is loaded, else from the upstream's detail call, else what was last known.
     *
     * @param id one that {@link ModelId#isValid} accepts
     * @return fails with {@link UnknownModelException} or {@link CatalogUnavailableException}
     */
    public Uni<ServedModel> model(Gateway gateway, String id) {
        return listed(gateway, id)
                .flatMap(listed -> listed.map(model -> Uni.createFrom().item(model))
                        .orElseGet(() -> lookUp(new ModelKey(gateway.slug(), ModelId.key(id)), id)));
    }

    /**
     * What the upstream's own search finds; a search the upstream cannot answer now finds nothing, and says so.
     *
     * @param query normalised: trimmed, lower case
     */
    public Uni<FoundModels> search(Gateway gateway, String query) {
        return shielded(cache.search(gateway.slug(), query))
                .map(models -> new FoundModels(models, true))
                .onFailure(UpstreamException.class)
                .recoverWithItem(FoundModels.NOT_ASKED);
    }

    /** Whether {@link #model} could not answer without the upstream. */
    public boolean wouldAsk(Gateway gateway, String id) {
        boolean listed = state(gateway)
                .servable(clock.instant())
                .flatMap(snapshot -> snapshot.find(id))
                .isPresent();
        var key = new ModelKey(gateway.slug(), ModelId.key(id));
        return !listed
                && !cache.isMissing(key)
                && !cache.hasModel(key)
                && cache.lastKnown(key).isEmpty();
    }

    /**
     * Whether {@link #search} would ask the upstream now.
     *
     * @param query normalised, as there
     */
    public boolean wouldSearch(Gateway gateway, String query) {
        return !cache.hasSearch(gateway.slug(), query);
    }

    /** How the gateway is doing. Asks no upstream. */
    public GatewayState state(Gateway gateway) {
        return refresh.of(gateway).state();
    }

    /** Fetches the gateway's catalog now, or joins the fetch that is under way. The result says how it went. */
    public Uni<Refreshed> refresh(Gateway gateway) {
        return refresh.of(gateway).refresh();
    }

    /** Serves what the guard holds back; empty when it holds nothing. */
    public Optional<Refreshed> accept(Gateway gateway) {
        return refresh.of(gateway).accept();
    }

    /** Drops what was looked up and searched, and fetches anew; until that is in, the catalog is served as stale. */
    public Uni<Void> invalidate(Gateway gateway) {
        refresh.of(gateway).invalidate();
        return cache.forgetLookups(gateway.slug());
    }

    private Uni<Optional<ServedModel>> listed(Gateway gateway, String id) {
        if (state(gateway).servable(clock.instant()).isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return snapshot(gateway)
                .map(served -> served.snapshot()
                        .find(id)
                        .map(model -> new ServedModel(model, served.snapshot().fetchedAt(), true, served.stale())));
    }

    private Uni<ServedModel> lookUp(ModelKey key, String id) {
        if (cache.isMissing(key)) {
            return Uni.createFrom().failure(new UnknownModelException(id));
        }
        boolean hit = cache.hasModel(key);
        Uni<DatedModel> asked = shielded(cache.model(key, id));
        Optional<DatedModel> known = hit ? Optional.empty() : cache.lastKnown(key);
        if (known.isPresent()) {
            // whoever comes next gets what this brings
            asked.subscribe().with(renewed -> {}, failure -> {});
            return Uni.createFrom().item(served(known.get(), true, true));
        }
        return asked.map(dated -> served(dated, hit, false))
                .onFailure(UpstreamException.class)
                .transform(CatalogUnavailableException::new);
    }

    private static ServedModel served(DatedModel dated, boolean hit, boolean stale) {
        return new ServedModel(dated.model(), dated.fetchedAt(), hit, stale);
    }

    /** Does not pass a cancellation on: one client that hangs up must not end the load that others wait for. */
    private static <T> Uni<T> shielded(Uni<T> cached) {
        return Uni.createFrom().emitter(emitter -> cached.subscribe().with(emitter::complete, emitter::fail));
    }
}
