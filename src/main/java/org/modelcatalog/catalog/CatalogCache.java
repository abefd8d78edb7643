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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;

/**
 * Memoises answers of upstreams. One load at a time per key; a failed load is not kept.
 *
 * <p>Only {@link Catalog} and {@link ModelLookup} may call this: a subscriber that cancels a cached {@code Uni} cancels it
 * for all that wait on the same key, so each call has to be shielded.
 */
@Singleton
class CatalogCache {

    /** Snapshots by gateway; expires after {@code CATALOG_CACHE_TTL}. */
    static final String SNAPSHOTS = "snapshots";
    /** Models looked up individually; the same expiry. */
    static final String MODELS = "models";
    /** The last known version of models looked up; {@code CATALOG_MAX_STALE}. */
    static final String KNOWN = "known-models";
    /** Models that the upstream does not have; five minutes. */
    static final String MISSING = "missing-models";
    /** Hits of upstream searches by normalised query; the same expiry as snapshots. */
    static final String SEARCHES = "searches";

    /** @param id as {@link org.modelcatalog.model.ModelId#key} gives it */
    record ModelKey(String slug, String id) {}

    /** @param fetchedAt when the upstream returned it */
    record LookedUpModel(Model model, Instant fetchedAt) {}

    private final Gateways gateways;
    private final RefreshScheduler refresh;
    private final Clock clock;
    private final CaffeineCache snapshots;
    private final CaffeineCache models;
    private final CaffeineCache known;
    private final CaffeineCache missing;
    private final CaffeineCache searches;

    CatalogCache(
            Gateways gateways,
            RefreshScheduler refresh,
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

    /** The gateway's snapshot, read through from its state. Call {@link #dropOutdated} first. */
    @CacheResult(cacheName = SNAPSHOTS)
    Uni<CatalogSnapshot> snapshot(@CacheKey String slug) {
        return refresh.of(slug).current();
    }

    /**
     * Drops a memoised snapshot unless it is the one to serve, so that memo and state never differ. A load that requests
     * wait for because there is nothing to serve goes on.
     */
    void dropOutdated(String slug, Optional<CatalogSnapshot> servable) {
        CompletableFuture<CatalogSnapshot> memo = snapshots.getIfPresent(slug);
        if (memo == null || (servable.isEmpty() && !memo.isDone())) {
            return;
        }
        boolean current = isReady(memo) && memo.join() == servable.orElse(null);
        if (!current) {
            snapshots.invalidate(slug).subscribe().with(dropped -> {});
        }
    }

    /** Drops lookups and searches of a gateway. The last known version of a model stays, to be served stale. */
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
     * One model; fails with {@link UnknownModelException}, which {@link #isMissing} remembers.
     *
     * @param id as the client wrote it: the Hub redirects other spellings
     */
    @CacheResult(cacheName = MODELS)
    Uni<LookedUpModel> model(@CacheKey ModelKey key, String id) {
        return gateways.source(key.slug()).find(id).map(found -> {
            if (found.isEmpty()) {
                missing.put(key, CompletableFuture.completedFuture(true));
                known.put(key, CompletableFuture.completedFuture(Optional.empty()));
                throw UnknownModelException.asked(id);
            }
            var dated = new LookedUpModel(found.get(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
            known.put(key, CompletableFuture.completedFuture(Optional.of(dated)));
            return dated;
        });
    }

    /** The last known version of a model, however old; empty if there is none, or the upstream no longer has the model. */
    Optional<LookedUpModel> lastKnown(ModelKey key) {
        CompletableFuture<Optional<LookedUpModel>> last = known.getIfPresent(key);
        return last == null ? Optional.empty() : last.getNow(Optional.empty());
    }

    /** Whether the upstream recently had no such model. */
    boolean isMissing(ModelKey key) {
        return has(missing, key);
    }

    /** The hits of the upstream's own search. */
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
        return cached != null && isReady(cached);
    }

    private static boolean isReady(CompletableFuture<?> cached) {
        return cached.isDone() && !cached.isCompletedExceptionally();
    }
}
