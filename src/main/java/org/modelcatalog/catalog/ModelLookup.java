package org.modelcatalog.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.modelcatalog.catalog.CatalogCache.LookedUpModel;
import org.modelcatalog.catalog.CatalogCache.ModelKey;
import org.modelcatalog.catalog.refresh.CatalogUnavailableException;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.UpstreamException;

/**
 * Finds single models and search hits that no snapshot has, by asking the upstream if it supports that. For all gateways
 * together it asks the Hub.
 */
@Singleton
public class ModelLookup {

    private final Catalog catalog;
    private final CatalogCache cache;
    private final Gateways gateways;
    private final WholeHub wholeHub;
    private final CatalogConfig config;
    private final Clock clock;

    ModelLookup(
            Catalog catalog,
            CatalogCache cache,
            Gateways gateways,
            WholeHub wholeHub,
            CatalogConfig config,
            Clock clock) {
        this.catalog = catalog;
        this.cache = cache;
        this.gateways = gateways;
        this.wholeHub = wholeHub;
        this.config = config;
        this.clock = clock;
    }

    /**
     * One model: from the snapshot if there is one, else from the upstream, else its last known version. A model that has
     * left its list may still be at an upstream that can be asked.
     *
     * @return fails with {@link UnknownModelException}, {@link WithdrawnModelException} or
     *     {@link CatalogUnavailableException}
     */
    public Uni<ServedModel> model(Gateway gateway, String id) {
        if (gateway.equals(Gateway.WHOLE_HUB)) {
            return model(Gateway.HUGGING_FACE, id)
                    .onFailure(CatalogUnavailableException.class)
                    .recoverWithUni(failure -> mirrored(id));
        }
        boolean canBeAsked = canBeAsked(asked(gateway), id);
        boolean loaded = Gateways.isAll(gateway)
                || catalog.state(gateway).servable(clock.instant()).isPresent();
        // If the upstream can be asked for one model, the request need not wait for the whole list.
        Uni<Optional<ServedModel>> listed =
                loaded || !canBeAsked ? listed(gateway, id) : Uni.createFrom().item(Optional.empty());
        return listed.flatMap(found -> found.map(model -> Uni.createFrom().item(model))
                        .orElseGet(() -> canBeAsked
                                ? lookUp(asked(gateway), id)
                                : Uni.createFrom().failure(unlisted(gateway, id))))
                .onFailure(UnknownModelException.class)
                .transform(unknown -> withdrawn(gateway, id).orElse(unknown));
    }

    /**
     * One model of the mirror of the whole Hub, as the Hub's list stated it. Asks no upstream.
     *
     * @return fails with {@link UnknownModelException} or {@link CatalogUnavailableException}
     */
    public Uni<ServedModel> mirrored(String id) {
        return wholeHub.model(id);
    }

    /**
     * One model of the snapshot. Asks no upstream for it.
     *
     * @return fails with {@link UnknownModelException}, {@link WithdrawnModelException} or
     *     {@link CatalogUnavailableException}
     */
    public Uni<ServedModel> listedModel(Gateway gateway, String id) {
        return listed(gateway, id)
                .map(found -> found.orElseThrow(() -> withdrawn(gateway, id).orElseGet(() -> unlisted(gateway, id))));
    }

    /**
     * The hits of the upstream's own search; if the upstream fails there are none, and the result says so.
     *
     * @param query normalised: trimmed, lower case
     */
    public Uni<SearchHits> search(Gateway gateway, String query) {
        String slug = asked(gateway).slug();
        if (gateway.equals(Gateway.WHOLE_HUB) || !gateways.source(slug).canLookUp()) {
            return Uni.createFrom().item(SearchHits.NOT_ASKED);
        }
        return Catalog.shielded(cache.search(slug, query))
                .map(models -> new SearchHits(models, true))
                .onFailure(UpstreamException.class)
                .recoverWithItem(SearchHits.NOT_ASKED);
    }

    /** Whether the upstream of this gateway is asked for single models. */
    public boolean asksFor(Gateway gateway) {
        return !Gateways.isAll(gateway)
                && gateways.source(asked(gateway).slug()).canLookUp();
    }

    /** Whether {@link #model} would have to ask the upstream. */
    public boolean wouldAsk(Gateway gateway, String id) {
        var key = key(asked(gateway), id);
        return isOnline()
                && canBeAsked(asked(gateway), id)
                && !isListed(gateway, id)
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
        String slug = asked(gateway).slug();
        return isOnline()
                && !gateway.equals(Gateway.WHOLE_HUB)
                && gateways.source(slug).canLookUp()
                && !cache.hasSearch(slug, query);
    }

    private boolean isOnline() {
        return !config.huggingface().offline().orElse(false);
    }

    private boolean isListed(Gateway gateway, String id) {
        return snapshots(gateway).anyMatch(snapshot -> snapshot.find(id).isPresent());
    }

    /** The failure of a lookup of a model that has left the lists it was in; that which had it last says when. */
    private Optional<RuntimeException> withdrawn(Gateway gateway, String id) {
        return snapshots(gateway)
                .flatMap(snapshot -> snapshot.findWithdrawn(id).stream())
                .max(Comparator.comparing(model -> model.listing().lastSeen()))
                .map(model -> new WithdrawnModelException(id, model));
    }

    private Stream<CatalogSnapshot> snapshots(Gateway gateway) {
        Stream<Gateway> listing = Gateways.isAll(gateway)
                ? gateways.sources().stream().map(ModelSource::gateway)
                : Stream.of(asked(gateway));
        return listing.flatMap(each -> catalog.state(each).servable(clock.instant()).stream());
    }

    private Uni<Optional<ServedModel>> listed(Gateway gateway, String id) {
        return catalog.snapshot(gateway)
                .map(served -> served.snapshot()
                        .find(id)
                        .map(model -> new ServedModel(
                                model, served.snapshot().fetchedAt(), served.hit(), served.stale(), served.ttl())));
    }

    private UnknownModelException unlisted(Gateway gateway, String id) {
        return UnknownModelException.unlisted(id, other -> isListed(gateway, other));
    }

    private static Gateway asked(Gateway gateway) {
        return Gateways.isAll(gateway) || gateway.equals(Gateway.WHOLE_HUB) ? Gateway.HUGGING_FACE : gateway;
    }

    private boolean canBeAsked(Gateway gateway, String id) {
        return gateways.source(gateway.slug()).canLookUp() && ModelId.isValid(id);
    }

    private static ModelKey key(Gateway gateway, String id) {
        return new ModelKey(gateway.slug(), ModelId.key(id));
    }

    private Uni<ServedModel> lookUp(Gateway gateway, String id) {
        ModelKey key = key(gateway, id);
        if (cache.isMissing(key)) {
            return Uni.createFrom().failure(UnknownModelException.asked(id));
        }
        boolean hit = cache.hasModel(key);
        Uni<LookedUpModel> asked = Catalog.shielded(cache.model(key, id));
        Optional<LookedUpModel> known = hit ? Optional.empty() : cache.lastKnown(key);
        if (known.isPresent()) {
            // the next request gets this result
            asked.subscribe().with(renewed -> {}, failure -> {});
            return Uni.createFrom().item(served(known.get(), true, true));
        }
        return asked.map(dated -> served(dated, hit, false))
                .onFailure(UpstreamException.class)
                .transform(CatalogUnavailableException::new);
    }

    private ServedModel served(LookedUpModel dated, boolean hit, boolean stale) {
        return new ServedModel(dated.model(), dated.fetchedAt(), hit, stale, config.cacheTtl());
    }
}
