package org.modelcatalog.catalog;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.UpstreamException;

/** The catalog, as the rest of the house asks for it. */
@Singleton
public class Catalog {

    /** Questions for a snapshot; tags {@code gateway}, {@code result} (hit, miss). */
    public static final String GETS = "catalog.cache.gets";

    private final CatalogCache cache;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, GatewayState> states = new ConcurrentHashMap<>();

    Catalog(CatalogCache cache, MeterRegistry meters, Clock clock) {
        this.cache = cache;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * The gateway's catalog, at once when it is cached, else fetched (one fetch for all who wait).
     *
     * @return fails with {@link CatalogUnavailableException}
     */
    public Uni<ServedSnapshot> snapshot(Gateway gateway) {
        return Uni.createFrom().deferred(() -> {
            boolean hit = cache.hasSnapshot(gateway.slug());
            meters.counter(GETS, "gateway", gateway.slug(), "result", hit ? "hit" : "miss")
                    .increment();
            return shielded(cache.snapshot(gateway.slug()))
                    .invoke(snapshot -> note(gateway, snapshot))
                    .map(snapshot -> new ServedSnapshot(snapshot, hit))
                    .onFailure()
                    .invoke(failure -> note(gateway, failure))
                    .onFailure(UpstreamException.class)
                    .transform(CatalogUnavailableException::new);
        });
    }

    /**
     * One model: from the snapshot when that is loaded, else from the upstream's detail call.
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

    /** How the gateway is doing. Asks no upstream. */
    public GatewayState state(Gateway gateway) {
        return states.getOrDefault(gateway.slug(), GatewayState.INITIAL);
    }

    private Uni<Optional<ServedModel>> listed(Gateway gateway, String id) {
        if (!cache.hasSnapshot(gateway.slug())) {
            return Uni.createFrom().item(Optional.empty());
        }
        return snapshot(gateway)
                .map(ServedSnapshot::snapshot)
                .map(snapshot -> snapshot.find(id).map(model -> new ServedModel(model, snapshot.fetchedAt(), true)));
    }

    private Uni<ServedModel> lookUp(ModelKey key, String id) {
        if (cache.isMissing(key)) {
            return Uni.createFrom().failure(new UnknownModelException(id));
        }
        boolean hit = cache.hasModel(key);
        return shielded(cache.model(key, id))
                .map(dated -> new ServedModel(dated.model(), dated.fetchedAt(), hit))
                .onFailure(UpstreamException.class)
                .transform(CatalogUnavailableException::new);
    }

    private void note(Gateway gateway, CatalogSnapshot snapshot) {
        if (state(gateway).snapshot() != snapshot) {
            states.put(gateway.slug(), GatewayState.INITIAL.loaded(snapshot));
        }
    }

    private void note(Gateway gateway, Throwable failure) {
        String message =
                failure instanceof UpstreamException ? failure.getMessage() : "unexpected failure; the log has it";
        var noted = new GatewayState.Failure(clock.instant().truncatedTo(ChronoUnit.MILLIS), message);
        states.compute(gateway.slug(), (slug, state) -> (state == null ? GatewayState.INITIAL : state).failed(noted));
    }

    /** Does not pass a cancellation on: one client that hangs up must not end the load that others wait for. */
    private static <T> Uni<T> shielded(Uni<T> cached) {
        return Uni.createFrom().emitter(emitter -> cached.subscribe().with(emitter::complete, emitter::fail));
    }
}
