package org.modelcatalog.catalog.replica;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.modelcatalog.catalog.history.HistoryStore;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.ModelSource;

/**
 * The other instances, reached through {@code CATALOG_REDIS_HOSTS}; without that setting Redis is never used. A fault of
 * Redis is logged and never affects what is served.
 */
@Singleton
public class Replicas {

    private final Optional<RedisLink> redis;
    private final CatalogConfig config;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Vertx vertx;
    private final String instance = UUID.randomUUID().toString();
    private final Map<String, PeerFetches> bySlug = new ConcurrentHashMap<>();
    private final Map<String, SharedKeys> keysBySlug = new ConcurrentHashMap<>();
    private final Map<String, String> slugByTag = new ConcurrentHashMap<>();
    private final AtomicBoolean listening = new AtomicBoolean();
    private volatile Listener listener;
    private volatile long timer = -1;

    /** The part of this instance that other instances affect. */
    public interface Listener {

        /** The fetch that this instance serves; {@link FetchedModels#NONE} = none. */
        FetchedModels served(String slug);

        /**
         * Called when another instance's fetch has ended.
         *
         * @param outcome ends as that fetch did
         * @return false while a fetch is under way here, which finds the outcome by itself
         */
        boolean fetchedElsewhere(String slug, Uni<FetchedModels> outcome);

        /** Id of the snapshot that this instance holds in quarantine; empty if there is none. */
        Optional<String> quarantined(String slug);

        /** Called when another instance serves the snapshot that is in quarantine here. */
        void servedElsewhere(String slug);
    }

    @Inject
    Replicas(InjectableInstance<Redis> redis, CatalogConfig config, MeterRegistry meters, Clock clock, Vertx vertx) {
        this(redis.listActive().stream().findFirst(), config, meters, clock, vertx);
    }

    Replicas(Optional<Redis> redis, CatalogConfig config, MeterRegistry meters, Clock clock, Vertx vertx) {
        this.redis = redis.map(active -> new RedisLink(active, config.redis(), meters));
        this.config = config;
        this.meters = meters;
        this.clock = clock;
        this.vertx = vertx;
    }

    /** The source, fetched by one instance at a time for all of them. */
    public ModelSource shared(ModelSource source) {
        if (redis.isEmpty()) {
            return source;
        }
        String slug = source.gateway().slug();
        SharedKeys keys = SharedKeys.of(source);
        var catalog =
                new SharedCatalog(redis.get(), keys, instance, config.redis().lease(), config.maxStale());
        var peers = new PeerFetches(source.gateway(), catalog, source.cacheTtl().orElse(config.cacheTtl()), clock);
        bySlug.put(slug, peers);
        keysBySlug.put(slug, keys);
        slugByTag.put(keys.tag(), slug);
        return new SharedSource(source, catalog, peers, meters, clock);
    }

    /**
     * The log of changes that instances share; empty = they share none.
     *
     * @param slug of a gateway whose source is {@link #shared}
     */
    public Optional<HistoryStore> history(String slug) {
        return Optional.ofNullable(keysBySlug.get(slug))
                .map(keys -> new SharedHistory(
                        redis.orElseThrow(),
                        keys,
                        config.redis().timeout(),
                        Duration.ofDays(config.historyDays()).plus(config.maxStale())));
    }

    /** Starts listening to the other instances. */
    public void start(Listener to) {
        listener = to;
        if (redis.isPresent()) {
            Log.infof("Sharing fetches with other instances through Redis, as instance %s", instance);
            listen();
            timer = vertx.setPeriodic(config.redis().poll().toMillis(), tick -> poll());
        }
    }

    /** Stops listening. */
    public void stop() {
        vertx.cancelTimer(timer);
    }

    /**
     * The snapshot that instances serve, or served last. Never fails.
     *
     * @param slug of a gateway whose source is {@link #shared}
     */
    public Uni<Optional<CatalogSnapshot>> lastGood(String slug) {
        PeerFetches peers = bySlug.get(slug);
        return peers == null ? Uni.createFrom().item(Optional.empty()) : peers.lastGood();
    }

    /** Called when this instance begins to serve a snapshot; new instances then begin with it. Returns at once. */
    public void published(CatalogSnapshot served) {
        String slug = served.gateway().slug();
        PeerFetches peers = bySlug.get(slug);
        if (peers == null) {
            return;
        }
        peers.serve(served)
                .subscribe()
                .with(
                        kept -> {},
                        failure -> Log.debugf(
                                "The served snapshot of %s is not kept in Redis: %s", slug, failure.getMessage()));
    }

    private void poll() {
        listen();
        bySlug.keySet().forEach(this::look);
    }

    private void listen() {
        if (listening.compareAndSet(false, true)) {
            redis.orElseThrow()
                    .subscribe(SharedKeys.CHANNEL, this::announced, () -> listening.set(false))
                    .subscribe()
                    .with(connected -> {}, failure -> listening.set(false));
        }
    }

    /** A message names the gateway to look at; other messages are ignored. */
    private void announced(Response message) {
        if (message.size() == 3) {
            Optional.ofNullable(slugByTag.get(message.get(2).toString())).ifPresent(this::look);
        }
    }

    private void look(String slug) {
        PeerFetches peers = bySlug.get(slug);
        peers.after(listener.served(slug))
                .invoke(heard -> heard.filter(found -> listener.fetchedElsewhere(slug, found.result()))
                        .ifPresent(taken -> peers.know(taken.outcome())))
                .call(() -> compareQuarantine(slug, peers))
                .subscribe()
                .with(
                        looked -> {},
                        failure -> Log.debugf("Looking for fetches of %s failed: %s", slug, failure.getMessage()));
    }

    private Uni<?> compareQuarantine(String slug, PeerFetches peers) {
        Optional<String> quarantined = listener.quarantined(slug);
        return quarantined.isEmpty()
                ? Uni.createFrom().voidItem()
                : peers.servesElsewhere(quarantined.get()).invoke(served -> {
                    if (served) {
                        listener.servedElsewhere(slug);
                    }
                });
    }
}
