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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.modelcatalog.catalog.snapshot.StoredSnapshot;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.ModelSource;

/**
 * The other instances, where {@code CATALOG_REDIS_HOSTS} says how to meet them; without it there are none and nothing of
 * Redis is touched. Whatever happens to Redis is told and costs the catalog nothing.
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
    private final Map<String, String> slugByTag = new ConcurrentHashMap<>();
    private final AtomicBoolean listening = new AtomicBoolean();
    private volatile Listener listener;
    private volatile long timer = -1;

    /** Who wants to know what other instances do. */
    public interface Listener {

        /** What this instance serves now; {@link FetchedModels#NONE} = nothing. */
        FetchedModels served(String slug);

        /**
         * Another instance's fetch has ended.
         *
         * @param outcome what came of it, as if it had been fetched here
         * @return false while a fetch is under way here, which hears of it by itself
         */
        boolean fetchedElsewhere(String slug, Uni<FetchedModels> outcome);

        /** Id of the snapshot that this instance holds back; empty when it holds nothing. */
        Optional<String> heldBack(String slug);

        /** Another instance serves what is held back here. */
        void believedElsewhere(String slug);
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

    /** The source, fetched from by one instance at a time for all. */
    public ModelSource shared(ModelSource source) {
        return redis.map(link -> shared(source, link)).orElse(source);
    }

    private ModelSource shared(ModelSource source, RedisLink link) {
        String slug = source.gateway().slug();
        SharedKeys keys = SharedKeys.of(source);
        var catalog = new SharedCatalog(link, keys, instance, config.redis().lease(), config.maxStale());
        var news = new PeerFetches(slug, catalog, source.cacheTtl().orElse(config.cacheTtl()), clock);
        bySlug.put(slug, news);
        slugByTag.put(keys.tag(), slug);
        return new SharedSource(source, catalog, news, meters, clock);
    }

    /** Begins to listen to the others. */
    public void start(Listener to) {
        listener = to;
        if (redis.isPresent()) {
            Log.infof("Sharing what is fetched with other instances through Redis, as instance %s", instance);
            listen();
            timer = vertx.setPeriodic(config.redis().poll().toMillis(), tick -> poll());
        }
    }

    /** Listens no more. */
    public void stop() {
        vertx.cancelTimer(timer);
    }

    /**
     * What instances serve, or have served last. Never fails.
     *
     * @param slug of a gateway whose source is {@link #shared}
     */
    public Uni<Optional<StoredSnapshot>> lastGood(String slug) {
        PeerFetches news = bySlug.get(slug);
        return news == null ? Uni.createFrom().item(Optional.empty()) : news.lastGood();
    }

    /** This instance serves this now: others may begin with it. Returns at once. */
    public void published(StoredSnapshot served) {
        String slug = served.gateway();
        PeerFetches news = bySlug.get(slug);
        if (news == null) {
            return;
        }
        news.believe(served)
                .subscribe()
                .with(
                        kept -> {},
                        failure -> Log.debugf(
                                "What is served of %s is not kept in Redis: %s", slug, failure.getMessage()));
    }

    private void poll() {
        listen();
        bySlug.keySet().forEach(this::look);
    }

    private void listen() {
        if (listening.compareAndSet(false, true)) {
            redis.orElseThrow()
                    .subscribe(SharedKeys.CHANNEL, this::told, () -> listening.set(false))
                    .subscribe()
                    .with(connected -> {}, failure -> listening.set(false));
        }
    }

    /** A message names what to look at; one that names nothing of ours is nothing to us. */
    private void told(Response message) {
        if (message.size() == 3) {
            Optional.ofNullable(slugByTag.get(message.get(2).toString())).ifPresent(this::look);
        }
    }

    private void look(String slug) {
        PeerFetches news = bySlug.get(slug);
        news.after(listener.served(slug))
                .invoke(heard -> heard.filter(found -> listener.fetchedElsewhere(slug, found.result()))
                        .ifPresent(taken -> news.know(taken.outcome())))
                .call(() -> believed(slug, news))
                .subscribe()
                .with(
                        looked -> {},
                        failure -> Log.debugf("Looking what there is of %s: %s", slug, failure.getMessage()));
    }

    private Uni<?> believed(String slug, PeerFetches news) {
        Optional<String> heldBack = listener.heldBack(slug);
        return heldBack.isEmpty()
                ? Uni.createFrom().voidItem()
                : news.believed(heldBack.get()).invoke(believed -> {
                    if (believed) {
                        listener.believedElsewhere(slug);
                    }
                });
    }
}
