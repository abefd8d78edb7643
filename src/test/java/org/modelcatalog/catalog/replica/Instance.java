package org.modelcatalog.catalog.replica;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.modelcatalog.catalog.lifecycle.TrackedSource;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.catalog.snapshot.SnapshotId;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.support.TestConfig;

/** One of several instances of the service, as far as they know each other: serves whatever is fetched, here or elsewhere. */
final class Instance implements Replicas.Listener, AutoCloseable {

    static final Gateway GATEWAY = new Gateway("hug", "Hugging Face", "Hugging Face Model Hub", List.of());

    private static final Map<String, String> QUICK =
            Map.of("redis.lease", "2S", "redis.poll", "200ms", "redis.timeout", "1S");

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<Throwable> failuresElsewhere = new CopyOnWriteArrayList<>();

    private final Vertx vertx = Vertx.vertx();
    private final Redis redis;
    private final Replicas replicas;
    private final ModelSource source;
    private volatile FetchedModels served = FetchedModels.NONE;
    private volatile FetchedModels heldBack;
    private volatile boolean doubting;
    private volatile CompletableFuture<FetchedModels> underWay;

    Instance(String redisUri, MadeUpUpstream upstream) {
        this(redisUri, upstream, Map.of());
    }

    /** @param settings below {@code catalog.}; {@code scope} is that of the source */
    Instance(String redisUri, MadeUpUpstream upstream, Map<String, String> settings) {
        var all = new HashMap<>(QUICK);
        all.putAll(settings);
        String scope = all.remove("scope");
        redis = Redis.createClient(
                io.vertx.mutiny.core.Vertx.newInstance(vertx), new RedisOptions().setConnectionString(redisUri));
        replicas = new Replicas(Optional.of(redis), TestConfig.with(all), meters, Clock.systemUTC(), vertx);
        var asked = new ModelSource() {
            @Override
            public Gateway gateway() {
                return GATEWAY;
            }

            @Override
            public String scope() {
                return String.valueOf(scope);
            }

            @Override
            public Uni<FetchedModels> fetch(FetchedModels earlier) {
                return upstream.fetch();
            }

            @Override
            public Uni<FetchedModels> completed(FetchedModels fetched) {
                return upstream.completed(fetched);
            }
        };
        source = replicas.shared(
                new TrackedSource(asked, () -> Optional.of(served), Duration.ofDays(30), Clock.systemUTC()));
        replicas.start(this);
    }

    /** A fetch is due. */
    CompletableFuture<FetchedModels> fetch() {
        underWay = source.fetch(served).invoke(this::judge).subscribeAsCompletionStage();
        return underWay;
    }

    /** What is served is completed in the background. */
    CompletableFuture<FetchedModels> complete() {
        return source.completed(served).invoke(this::serve).subscribeAsCompletionStage();
    }

    /** This is served from now on, and the others may know. */
    void serve(FetchedModels fetched) {
        served = fetched;
        replicas.published(CatalogSnapshot.of(GATEWAY, fetched));
    }

    /** This is served, and nobody is told. */
    void begin(FetchedModels fetched) {
        served = fetched;
    }

    /** What is fetched from now on is not believed, here or elsewhere. */
    void doubt() {
        doubting = true;
    }

    FetchedModels heldBack() {
        return heldBack;
    }

    private void judge(FetchedModels fetched) {
        if (doubting) {
            heldBack = fetched;
        } else {
            serve(fetched);
        }
    }

    FetchedModels served() {
        return served;
    }

    Optional<FetchedModels> lastGood() {
        return replicas.lastGood(GATEWAY.slug())
                .subscribeAsCompletionStage()
                .join()
                .map(CatalogSnapshot::fetched);
    }

    /** Fetches that came from the upstream, or from another instance. */
    double fetches(String from) {
        return meters.counter(SharedSource.FETCHES, "gateway", GATEWAY.slug(), "from", from)
                .count();
    }

    @Override
    public FetchedModels served(String slug) {
        return served;
    }

    @Override
    public boolean fetchedElsewhere(String slug, Uni<FetchedModels> outcome) {
        if (underWay != null && !underWay.isDone()) {
            return false;
        }
        outcome.subscribe().with(this::judge, failuresElsewhere::add);
        return true;
    }

    @Override
    public Optional<String> quarantined(String slug) {
        return Optional.ofNullable(heldBack).map(Instance::id);
    }

    private static String id(FetchedModels fetched) {
        return SnapshotId.of(GATEWAY.slug(), fetched);
    }

    @Override
    public void servedElsewhere(String slug) {
        FetchedModels accepted = heldBack;
        if (accepted != null) { // it may hear of it twice
            serve(accepted);
            heldBack = null;
        }
    }

    /** It is gone from one moment to the next; what it has in Redis stays. */
    @Override
    public void close() {
        replicas.stop();
        redis.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
