package org.modelcatalog.catalog;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.modelcatalog.catalog.merge.HubMetricsJoin;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.UpstreamException;

/** The catalog, as the rest of the house asks for it. */
@Singleton
public class Catalog {

    /** Questions for a snapshot; tags {@code gateway}, {@code result} (hit, miss). */
    public static final String GETS = "catalog.cache.gets";

    private final CatalogCache cache;
    private final CatalogRefresh refresh;
    private final AllGateways all;
    private final DerivedSnapshots derived;
    private final Gateways gateways;
    private final CatalogConfig config;
    private final MeterRegistry meters;
    private final Clock clock;

    Catalog(
            CatalogCache cache,
            CatalogRefresh refresh,
            AllGateways all,
            DerivedSnapshots derived,
            Gateways gateways,
            CatalogConfig config,
            MeterRegistry meters,
            Clock clock) {
        this.cache = cache;
        this.refresh = refresh;
        this.all = all;
        this.derived = derived;
        this.gateways = gateways;
        this.config = config;
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
        Uni<ServedSnapshot> served = Gateways.isAll(gateway) ? all.snapshot() : single(gateway);
        return served.onItemOrFailure()
                .invoke((answer, failure) -> count(gateway, answer != null && answer.hit()))
                .flatMap(this::withHubMetrics);
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
                        .orElseGet(() -> lookUp(lookUps(gateway), id)));
    }

    /**
     * What the upstream's own search finds; a search the upstream cannot answer now finds nothing, and says so.
     *
     * @param query normalised: trimmed, lower case
     */
    public Uni<FoundModels> search(Gateway gateway, String query) {
        Gateway asked = lookUps(gateway);
        if (!gateways.source(asked.slug()).canLookUp()) {
            return Uni.createFrom().item(FoundModels.NOT_ASKED);
        }
        return shielded(cache.search(asked.slug(), query))
                .map(models -> new FoundModels(models, true))
                .onFailure(UpstreamException.class)
                .recoverWithItem(FoundModels.NOT_ASKED);
    }

    /** Whether the gateway's upstream is asked for models that its catalog does not have. */
    public boolean canLookUp(Gateway gateway) {
        return !Gateways.isAll(gateway) && gateways.source(gateway.slug()).canLookUp();
    }

    /** Whether {@link #model} could not answer without the upstream. */
    public boolean wouldAsk(Gateway gateway, String id) {
        boolean listed = (Gateways.isAll(gateway)
                        ? gateways.sources().stream().map(ModelSource::gateway)
                        : Stream.of(gateway))
                .flatMap(asked -> state(asked).servable(clock.instant()).stream())
                .anyMatch(snapshot -> snapshot.find(id).isPresent());
        Gateway asked = lookUps(gateway);
        var key = new ModelKey(asked.slug(), ModelId.key(id));
        return !listed
                && canBeAsked(asked, id)
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
        Gateway asked = lookUps(gateway);
        return gateways.source(asked.slug()).canLookUp() && !cache.hasSearch(asked.slug(), query);
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
                            state(gateway).stale(clock.instant()),
                            refresh.of(gateway).ttl()));
        });
    }

    /** Rows of models that the Hub's catalog has get its metrics; the Hub is not asked for that. */
    private Uni<ServedSnapshot> withHubMetrics(ServedSnapshot served) {
        CatalogSnapshot plain = served.snapshot();
        Optional<CatalogSnapshot> hub = plain.gateway().equals(Gateway.HUGGING_FACE)
                ? Optional.empty()
                : state(Gateway.HUGGING_FACE).servable(clock.instant());
        return hub.map(known -> shielded(derived.get(
                                plain.gateway().slug() + " with metrics",
                                List.of(plain.id(), known.id()),
                                () -> plain.with(HubMetricsJoin.join(plain.models(), known::find, known.fetchedAt()))))
                        .map(served::with))
                .orElseGet(() -> Uni.createFrom().item(served));
    }

    private Uni<Optional<ServedModel>> listed(Gateway gateway, String id) {
        if (!Gateways.isAll(gateway) && state(gateway).servable(clock.instant()).isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return snapshot(gateway)
                .map(served -> served.snapshot()
                        .find(id)
                        .map(model -> new ServedModel(
                                model, served.snapshot().fetchedAt(), true, served.stale(), served.ttl())));
    }

    /** What no gateway lists is asked of the Hub. */
    private static Gateway lookUps(Gateway gateway) {
        return Gateways.isAll(gateway) ? Gateway.HUGGING_FACE : gateway;
    }

    private boolean canBeAsked(Gateway gateway, String id) {
        return gateways.source(gateway.slug()).canLookUp() && ModelId.isValid(id);
    }

    private Uni<ServedModel> lookUp(Gateway gateway, String id) {
        var key = new ModelKey(gateway.slug(), ModelId.key(id));
        if (!canBeAsked(gateway, id)) {
            return unlisted(gateway, id);
        }
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

    /** A gateway that says nothing of single models knows those it lists, once it has listed any. */
    private Uni<ServedModel> unlisted(Gateway gateway, String id) {
        return snapshot(gateway)
                .flatMap(served -> served.snapshot()
                        .find(id)
                        .map(model -> Uni.createFrom()
                                .item(new ServedModel(
                                        model,
                                        served.snapshot().fetchedAt(),
                                        served.hit(),
                                        served.stale(),
                                        served.ttl())))
                        .orElseGet(() -> Uni.createFrom().failure(UnknownModelException.notListed(id))));
    }

    private ServedModel served(DatedModel dated, boolean hit, boolean stale) {
        return new ServedModel(dated.model(), dated.fetchedAt(), hit, stale, config.cacheTtl());
    }

    /** Does not pass a cancellation on: one client that hangs up must not end the load that others wait for. */
    private static <T> Uni<T> shielded(Uni<T> cached) {
        return Uni.createFrom().emitter(emitter -> cached.subscribe().with(emitter::complete, emitter::fail));
    }
}
