package org.modelcatalog.catalog;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheKey;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CacheResult;
import io.quarkus.cache.CaffeineCache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.UpstreamException;

/**
 * Memoises what upstreams say. One load at a time per key, and a failed one is not kept.
 *
 * <p>Only {@link Catalog} may call this: a subscriber that cancels a cached {@code Uni} cancels it for everybody who
 * waits on the same key, so each has to be shielded.
 */
@Singleton
class CatalogCache {

    /** Snapshots by gateway; expires after {@code CATALOG_CACHE_TTL}. */
    static final String SNAPSHOTS = "snapshots";
    /** Models looked up one by one; the same expiry. */
    static final String MODELS = "models";
    /** Models an upstream said it does not have; five minutes. */
    static final String MISSING = "missing-models";
    /** Hits of upstream searches by normalised query; the same expiry as snapshots. */
    static final String SEARCHES = "searches";

    /** How long a fetch took; tags {@code gateway}, {@code outcome} (success, or why it failed). */
    static final String FETCH = "catalog.fetch";
    /** Records that did not become a row; tags {@code gateway}, {@code reason}. */
    static final String SKIPPED = "catalog.records.skipped";

    private final Gateways gateways;
    private final CatalogConfig config;
    private final MeterRegistry meters;
    private final Clock clock;
    private final CaffeineCache snapshots;
    private final CaffeineCache models;
    private final CaffeineCache missing;

    CatalogCache(
            Gateways gateways,
            CatalogConfig config,
            MeterRegistry meters,
            Clock clock,
            @CacheName(SNAPSHOTS) Cache snapshots,
            @CacheName(MODELS) Cache models,
            @CacheName(MISSING) Cache missing) {
        this.gateways = gateways;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
        this.snapshots = snapshots.as(CaffeineCache.class);
        this.models = models.as(CaffeineCache.class);
        this.missing = missing.as(CaffeineCache.class);
    }

    /** The gateway's catalog; fetched when there is none or it has expired. */
    @CacheResult(cacheName = SNAPSHOTS)
    Uni<CatalogSnapshot> snapshot(@CacheKey String slug) {
        ModelSource source = gateways.source(slug);
        Timer.Sample sample = Timer.start(meters);
        return source.fetch(FetchedModels.NONE)
                .map(fetched -> CatalogSnapshot.of(source.gateway(), fetched))
                .invoke(snapshot -> fetched(snapshot, sample))
                .onFailure()
                .invoke(failure -> failed(source, failure, sample));
    }

    /** Whether {@link #snapshot} would answer at once. */
    boolean hasSnapshot(String slug) {
        return has(snapshots, slug);
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
    Uni<DatedModel> model(@CacheKey ModelKey key, String id) {
        return gateways.source(key.slug())
                .find(id)
                .map(found -> found.map(this::dated).orElseThrow(() -> {
                    missing.put(key, CompletableFuture.completedFuture(true));
                    return new UnknownModelException(id);
                }));
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

    private static boolean has(CaffeineCache cache, Object key) {
        CompletableFuture<Object> cached = cache.getIfPresent(key);
        return cached != null && cached.isDone() && !cached.isCompletedExceptionally();
    }

    private DatedModel dated(Model model) {
        return new DatedModel(model, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private void fetched(CatalogSnapshot snapshot, Timer.Sample sample) {
        String slug = snapshot.gateway().slug();
        sample.stop(meters.timer(FETCH, "gateway", slug, "outcome", "success"));
        snapshot.skipped()
                .forEach((reason, count) -> meters.counter(SKIPPED, "gateway", slug, "reason", reason)
                        .increment(count));
        Log.infof(
                "Cached %d %s models with TTL %ds",
                snapshot.models().size(),
                snapshot.gateway().label(),
                config.cacheTtl().toSeconds());
    }

    private void failed(ModelSource source, Throwable failure, Timer.Sample sample) {
        String outcome = failure instanceof UpstreamException upstream
                ? upstream.reason().label()
                : "error";
        sample.stop(meters.timer(FETCH, "gateway", source.gateway().slug(), "outcome", outcome));
        if (failure instanceof UpstreamException) {
            Log.warnf("Fetching %s models failed: %s", source.gateway().label(), failure.getMessage());
        } else {
            Log.errorf(failure, "Fetching %s models failed", source.gateway().label());
        }
    }
}
