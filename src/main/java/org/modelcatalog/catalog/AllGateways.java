package org.modelcatalog.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.modelcatalog.catalog.merge.GatewayMerge;
import org.modelcatalog.catalog.merge.WithdrawnMerge;
import org.modelcatalog.catalog.refresh.CatalogUnavailableException;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.catalog.snapshot.DerivedSnapshots;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.PastListings;

/**
 * Merges the snapshots of all gateways. A gateway with nothing to serve makes the result partial, is named in it, and does
 * not delay it; a gateway that is not configured is ignored.
 */
@Singleton
class AllGateways {

    private final Gateways gateways;
    private final RefreshScheduler refresh;
    private final DerivedSnapshots derived;
    private final CatalogConfig config;

    AllGateways(Gateways gateways, RefreshScheduler refresh, DerivedSnapshots derived, CatalogConfig config) {
        this.gateways = gateways;
        this.refresh = refresh;
        this.derived = derived;
        this.config = config;
    }

    /** A gateway's snapshot, or why there is none. */
    private record Part(ModelSource source, CatalogSnapshot snapshot, CatalogUnavailableException failure) {

        boolean loaded() {
            return snapshot != null;
        }

        boolean missed() {
            return loaded() || !failure.lasting();
        }

        String slug() {
            return source.gateway().slug();
        }
    }

    /** The merged snapshot; fails with {@link CatalogUnavailableException} if no gateway has anything to serve. */
    Uni<ServedSnapshot> snapshot() {
        return Uni.createFrom().deferred(() -> {
            boolean hit = gateways.sources().stream()
                    .allMatch(source -> refresh.of(source.gateway()).state().attempted());
            List<Uni<Part>> parts = gateways.sources().stream().map(this::part).toList();
            return Uni.join().all(parts).andFailFast().flatMap(all -> merged(all, hit));
        });
    }

    private Uni<Part> part(ModelSource source) {
        return refresh.of(source.gateway())
                .currentWithin(config.allTimeout())
                .map(snapshot -> new Part(source, snapshot, null))
                .onFailure(CatalogUnavailableException.class)
                .recoverWithItem(failure -> new Part(source, null, failure));
    }

    private Uni<ServedSnapshot> merged(List<Part> all, boolean hit) {
        List<Part> parts = all.stream().filter(Part::missed).toList();
        List<Part> loaded = parts.stream().filter(Part::loaded).toList();
        if (loaded.isEmpty()) {
            return Uni.createFrom()
                    .failure(all.stream()
                            .map(Part::failure)
                            .min(Comparator.comparing(CatalogUnavailableException::lasting)
                                    .thenComparing(CatalogUnavailableException::retryAfter))
                            .orElseThrow());
        }
        List<String> ingredients = parts.stream()
                .map(part -> part.slug()
                        + (part.loaded()
                                ? part.snapshot().id()
                                : ": " + part.failure().getMessage()))
                .toList();
        boolean stale = loaded.stream()
                .anyMatch(part -> refresh.of(part.source().gateway()).isStale(part.snapshot()));
        return derived.get(Gateways.ALL, ingredients, () -> merge(parts, loaded, ingredients))
                .map(snapshot -> new ServedSnapshot(snapshot, hit, stale, ttl(loaded)));
    }

    private static CatalogSnapshot merge(List<Part> parts, List<Part> loaded, List<String> ingredients) {
        return merge(
                loaded.stream().map(Part::source).toList(),
                loaded.stream().map(Part::snapshot).toList(),
                missing(parts),
                ingredients);
    }

    /**
     * Merges snapshots.
     *
     * @param snapshots of these sources, in their order
     * @param missing what is not in them, and why
     * @param ingredients name everything it is made of
     */
    static CatalogSnapshot merge(
            List<ModelSource> sources,
            List<CatalogSnapshot> snapshots,
            List<FetchedPart> missing,
            List<String> ingredients) {
        List<Model> models = GatewayMerge.merge(
                snapshots.stream().map(CatalogSnapshot::models).toList());
        List<Model> withdrawn = WithdrawnMerge.merge(
                snapshots.stream().map(CatalogSnapshot::withdrawn).toList(), models);
        Instant oldest = snapshots.stream()
                .map(CatalogSnapshot::fetchedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return CatalogSnapshot.derived(
                Gateways.all(sources),
                new FetchedModels(models, Map.of(), oldest, missing)
                        .with(models, new PastListings(null, withdrawn, List.of())),
                ingredients);
    }

    /** The gateways that are missing, and the missing parts of the others. */
    private static List<FetchedPart> missing(List<Part> parts) {
        List<FetchedPart> missing = new ArrayList<>();
        for (Part part : parts) {
            if (part.loaded()) {
                part.snapshot()
                        .missing()
                        .forEach(
                                (name, why) -> missing.add(new FetchedPart(part.slug() + ": " + name, List.of(), why)));
            } else {
                missing.add(
                        new FetchedPart(part.slug(), List.of(), part.failure().getMessage()));
            }
        }
        return missing;
    }

    /** From the oldest fetch until the first of the fetches becomes stale. */
    private Duration ttl(List<Part> loaded) {
        Instant freshUntil = loaded.stream()
                .map(part -> part.snapshot()
                        .fetchedAt()
                        .plus(refresh.of(part.source().gateway()).ttl()))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(oldest(loaded), freshUntil);
    }

    private static Instant oldest(List<Part> loaded) {
        return loaded.stream()
                .map(part -> part.snapshot().fetchedAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
