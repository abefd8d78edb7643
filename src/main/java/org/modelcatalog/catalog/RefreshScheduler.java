package org.modelcatalog.catalog;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.modelcatalog.catalog.changes.CatalogChanges;
import org.modelcatalog.catalog.history.ChangeHistory;
import org.modelcatalog.catalog.lifecycle.TrackedSource;
import org.modelcatalog.catalog.refresh.GatewayRefresh;
import org.modelcatalog.catalog.refresh.RefreshJournal;
import org.modelcatalog.catalog.refresh.RefreshJudge;
import org.modelcatalog.catalog.replica.Replicas;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.catalog.store.SnapshotStore;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;

/**
 * Refreshes every gateway in the background: at start, ahead of expiry, and again after a failure. Passes each new snapshot
 * on to the store, to other instances and to everything that observes {@link Published}.
 */
@Singleton
class RefreshScheduler implements GatewayRefresh.Listener, Replicas.Listener {

    private final Map<String, GatewayRefresh> bySlug = new TreeMap<>();
    private final Map<String, Long> timers = new ConcurrentHashMap<>();
    private final Gateways gateways;
    private final SnapshotStore store;
    private final Replicas replicas;
    private final Event<Published> published;
    private final CatalogChanges changes;
    private final ChangeHistory history;
    private final CatalogConfig config;
    private final Clock clock;
    private final Vertx vertx;

    /** Each refresh begins in it: the context in which one ends keeps its requests and bodies, and would keep all before. */
    private final Context context;

    private volatile boolean stopped;

    /** A gateway serves another snapshot. */
    record Published(Gateway gateway) {}

    RefreshScheduler(
            Gateways gateways,
            RefreshJudge judge,
            RefreshJournal journal,
            SnapshotStore store,
            Replicas replicas,
            Event<Published> published,
            CatalogChanges changes,
            ChangeHistory history,
            CatalogConfig config,
            Clock clock,
            Vertx vertx) {
        this.gateways = gateways;
        this.store = store;
        this.replicas = replicas;
        this.published = published;
        this.changes = changes;
        this.history = history;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        for (ModelSource source : gateways.sources()) {
            String slug = source.gateway().slug();
            var tracked = new TrackedSource(
                    source, () -> of(slug).state().last().map(CatalogSnapshot::fetched), config.tombstones(), clock);
            var gateway = new GatewayRefresh(replicas.shared(tracked), judge, journal, config, clock, this);
            if (config.maxStale().compareTo(gateway.ttl()) < 0) {
                throw new IllegalArgumentException(
                        "CATALOG_MAX_STALE must not be shorter than CATALOG_CACHE_TTL or the TTL of a gateway");
            }
            bySlug.put(slug, gateway);
        }
    }

    /** Runs before the first request: loads stored snapshots, which are then served at once. */
    void start(@Observes StartupEvent event) {
        bySlug.forEach((slug, refresh) -> {
            history.open(slug, replicas.history(slug));
            // what the operator has excluded since it was stored is not shown until the first fetch either
            refresh.begin(store.load(refresh.gateway())
                    .flatMap(stored -> stored.only(id -> gateways.source(slug).shows(id))));
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
        bySlug.values().forEach(GatewayRefresh::stop);
        replicas.stop();
    }

    GatewayRefresh of(Gateway gateway) {
        return bySlug.get(gateway.slug());
    }

    /** @param slug canonical */
    GatewayRefresh of(String slug) {
        return bySlug.get(slug);
    }

    CatalogRevision revision() {
        return new CatalogRevision(bySlug.values());
    }

    @Override
    public void published(GatewayRefresh refresh) {
        // One at a time, each with the newest snapshot: a late call must not save or share an older one last.
        synchronized (this) {
            refresh.state().last().ifPresent(newest -> {
                store.save(newest);
                replicas.published(newest);
            });
        }
        published.fire(new Published(refresh.gateway()));
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
        context.runOnContext(set -> again(refresh, wait));
    }

    private void again(GatewayRefresh refresh, long wait) {
        if (!stopped) {
            Optional.ofNullable(timers.put(refresh.gateway().slug(), vertx.setTimer(wait, timer -> refresh.refresh())))
                    .ifPresent(vertx::cancelTimer);
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
    public Optional<String> quarantined(String slug) {
        return Optional.ofNullable(of(slug).state().quarantine())
                .map(quarantine -> quarantine.candidate().id());
    }

    @Override
    public void servedElsewhere(String slug) {
        of(slug).accept();
    }
}
