package org.modelcatalog.catalog;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheKey;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CacheResult;
import io.quarkus.cache.CaffeineCache;
import io.quarkus.cache.CompositeCacheKey;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;

/**
 * Memoises what upstreams say. One load at a time per key, and a failed one is not kept.
 *
 * <p>Only {@link Catalog} and {@link ModelLookup} may call this: a subscriber that cancels a cached {@code Uni} cancels it for everybody who
 * waits on the same key, so each has to be shielded.
 */
@Singleton
class CatalogCache {

    /** Snapshots by gateway; expires after {@code CATALOG_CACHE_TTL}. */
    static final String SNAPSHOTS = "snapshots";
    /** Models looked up one by one; the same expiry. */
    static final String MODELS = "models";
    /** The last that was known of models looked up; {@code CATALOG_MAX_STALE}. */
    static final String KNOWN = "known-models";
    /** Models an upstream said it does not have; five minutes. */
    static final String MISSING = "missing-models";
    /** Hits of upstream searches by normalised query; the same expiry as snapshots. */
    static final String SEARCHES = "searches";

    private final Gateways gateways;
    private final CatalogRefresh refresh;
    private final Clock clock;
    private final CaffeineCache snapshots;
    private final CaffeineCache models;
    private final CaffeineCache known;
    private final CaffeineCache missing;
    private final CaffeineCache searches;

    CatalogCache(
            Gateways gateways,
            CatalogRefresh refresh,
            Clock clock,
            @CacheName(SNAPSHOTS) Cache snapshots,
            @CacheName(MODELS) Cache models,
            @CacheName(KNOWN) Cache known,
            @CacheName(MISSING) Cache missing,
            @CacheName(SEARCHES) Cache searches) {
        this.gateways = gateways;
        this.refresh = refresh;
        this.clock = clock;
        this.snapshots = snapshots.as(CaffeineCache.class);
        this.models = models.as(CaffeineCache.class);
        this.known = known.as(CaffeineCache.class);
        this.missing = missing.as(CaffeineCache.class);
        this.searches = searches.as(CaffeineCache.class);
    }

    /**
     * The gateway's catalog. {@link CatalogRefresh} puts every newer one here; when none came for a whole expiry, the
     * last good one is what is read again.
     */
    @CacheResult(cacheName = SNAPSHOTS)
    Uni<CatalogSnapshot> snapshot(@CacheKey String slug) {
        return refresh.of(slug).current();
    }

    /** Drops a snapshot that may not be served any longer; a load that is under way goes on. */
    Uni<Void> forgetSnapshot(String slug) {
        return has(snapshots, slug)
                ? snapshots.invalidate(slug)
                : Uni.createFrom().voidItem();
    }

    /** Drops what was looked up and searched of a gateway; what was last known of a model stays, to be served stale. */
    Uni<Void> forgetLookups(String slug) {
        return Uni.combine()
                .all()
                .unis(
                        models.invalidateIf(key -> slug.equals(((ModelKey) key).slug())),
                        missing.invalidateIf(key -> slug.equals(((ModelKey) key).slug())),
                        searches.invalidateIf(key -> slug.equals(((CompositeCacheKey) key).getKeyElements()[0])))
                .discardItems();
    }

    /** Whether {@link #model} would answer at once. */
    boolean hasModel(ModelKey key) {
        return has(models, key);
    }

    /**
     * One model; fails with {@link UnknownModelException}, which is kept not here but in {@link #isMissing}.
     *
     * @param id as the client wrote it: the Hub answers another case with a redirect
     */
    @CacheResult(cacheName = MODELS)
    Uni<LookedUpModel> model(@CacheKey ModelKey key, String id) {
        return gateways.source(key.slug()).find(id).map(found -> {
            if (found.isEmpty()) {
                missing.put(key, CompletableFuture.completedFuture(true));
                known.put(key, CompletableFuture.completedFuture(Optional.empty()));
                throw new UnknownModelException(id);
            }
            var dated = new LookedUpModel(found.get(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
            known.put(key, CompletableFuture.completedFuture(Optional.of(dated)));
            return dated;
        });
    }

    /** What was last known of a model, however old; empty when it never was, or is gone from its upstream. */
    Optional<LookedUpModel> lastKnown(ModelKey key) {
        CompletableFuture<Optional<LookedUpModel>> last = known.getIfPresent(key);
        return last == null ? Optional.empty() : last.getNow(Optional.empty());
    }

    /** Whether the upstream said a short while ago that there is no such model. */
    boolean isMissing(ModelKey key) {
        return has(missing, key);
    }

    /** What the upstream's own search finds. */
    @CacheResult(cacheName = SEARCHES)
    Uni<List<Model>> search(@CacheKey String slug, @CacheKey String query) {
        return gateways.source(slug).search(query);
    }

    /** Whether {@link #search} would answer at once. */
    boolean hasSearch(String slug, String query) {
        return has(searches, new CompositeCacheKey(slug, query));
    }

    private static boolean has(CaffeineCache cache, Object key) {
        CompletableFuture<Object> cached = cache.getIfPresent(key);
        return cached != null && cached.isDone() && !cached.isCompletedExceptionally();
    }
}
