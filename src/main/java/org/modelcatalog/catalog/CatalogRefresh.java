package org.modelcatalog.catalog;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.cache.CaffeineCache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.modelcatalog.catalog.changes.CatalogChanges;
import org.modelcatalog.catalog.refresh.GatewayRefresh;
import org.modelcatalog.catalog.refresh.RefreshJournal;
import org.modelcatalog.catalog.refresh.RefreshJudge;
import org.modelcatalog.catalog.replica.Replicas;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.catalog.snapshot.DerivedSnapshots;
import org.modelcatalog.catalog.snapshot.StoredSnapshot;
import org.modelcatalog.catalog.store.SnapshotStore;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;

/**
 * Refreshes every gateway's catalog behind the scenes: from the start, ahead of expiry, and again after a failure. What
 * is published goes into the memo that requests read, and to the store.
 */
@Singleton
class CatalogRefresh implements GatewayRefresh.Listener, Replicas.Listener {

    private final Map<String, GatewayRefresh> bySlug = new TreeMap<>();
    private final Map<String, Long> timers = new ConcurrentHashMap<>();
    private final SnapshotStore store;
    private final Replicas replicas;
    private final DerivedSnapshots derived;
    private final CatalogChanges changes;
    private final CatalogConfig config;
    private final Clock clock;
    private final Vertx vertx;
    private final CaffeineCache memo;
    private volatile boolean stopped;

    CatalogRefresh(
            Gateways gateways,
            RefreshJudge judge,
            RefreshJournal journal,
            SnapshotStore store,
            Replicas replicas,
            DerivedSnapshots derived,
            CatalogChanges changes,
            CatalogConfig config,
            Clock clock,
            Vertx vertx,
            @CacheName(CatalogCache.SNAPSHOTS) Cache memo) {
        this.store = store;
        this.replicas = replicas;
        this.derived = derived;
        this.changes = changes;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
        this.memo = memo.as(CaffeineCache.class);
        for (ModelSource source : gateways.sources()) {
            var gateway = new GatewayRefresh(replicas.shared(source), judge, journal, config, clock, this);
            if (config.maxStale().compareTo(gateway.ttl()) < 0) {
                throw new IllegalArgumentException(
                        "CATALOG_MAX_STALE must not be shorter than CATALOG_CACHE_TTL or the" + " TTL of a gateway");
            }
            bySlug.put(source.gateway().slug(), gateway);
        }
    }

    /** Before the first request is taken: what was stored is read, and served at once. */
    void start(@Observes StartupEvent event) {
        bySlug.forEach((slug, refresh) -> {
            refresh.begin(store.load(slug));
            look(refresh);
            replicas.lastGood(slug).subscribe().with(good -> {
                good.ifPresent(refresh::restore);
                look(refresh);
                if (config.warmUp()) {
                    refresh.refresh();
                }
            });
        });
        replicas.start(this);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        timers.values().forEach(vertx::cancelTimer);
        replicas.stop();
    }

    GatewayRefresh of(Gateway gateway) {
        return bySlug.get(gateway.slug());
    }

    /** @param slug canonical */
    GatewayRefresh of(String slug) {
        return bySlug.get(slug);
    }

    CatalogRevision moment() {
        return new CatalogRevision(bySlug.values());
    }

    @Override
    public void published(CatalogSnapshot snapshot) {
        String slug = snapshot.gateway().slug();
        memo.put(slug, CompletableFuture.completedFuture(snapshot));
        derived.forget();
        StoredSnapshot served = snapshot.stored();
        store.save(served);
        replicas.published(served);
    }

    @Override
    public void ended(GatewayRefresh refresh) {
        look(refresh);
        Instant next = refresh.state().nextRefresh();
        if (stopped || Instant.MAX.equals(next)) {
            return;
        }
        long wait = next == null
                ? 1
                : Math.max(1, Duration.between(clock.instant(), next).toMillis());
        Long before = timers.put(refresh.gateway().slug(), vertx.setTimer(wait, timer -> refresh.refresh()));
        if (before != null) {
            vertx.cancelTimer(before);
        }
    }

    private void look(GatewayRefresh refresh) {
        changes.look(refresh.gateway().slug(), () -> refresh.state().snapshot());
    }

    @Override
    public FetchedModels served(String slug) {
        return of(slug).state().last().map(CatalogSnapshot::fetched).orElse(FetchedModels.NONE);
    }

    @Override
    public boolean fetchedElsewhere(String slug, Uni<FetchedModels> outcome) {
        return of(slug).adopt(outcome);
    }

    @Override
    public Optional<String> heldBack(String slug) {
        return Optional.ofNullable(of(slug).state().quarantine())
                .map(held -> held.candidate().id());
    }

    @Override
    public void believedElsewhere(String slug) {
        of(slug).accept();
    }
}
