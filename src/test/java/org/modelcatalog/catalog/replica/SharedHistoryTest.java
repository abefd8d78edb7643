package org.modelcatalog.catalog.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.RedisOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.history.ChangeHistory;
import org.modelcatalog.catalog.history.Histories;
import org.modelcatalog.catalog.history.HistoryQuery;
import org.modelcatalog.catalog.history.ModelChanges;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.OfferBuilder;
import org.modelcatalog.support.RedisServer;
import org.modelcatalog.support.TestConfig;

/** Three instances on one real Redis keep one log. */
class SharedHistoryTest {

    private static final Instant START = Instant.now().minusSeconds(3600);
    private static final HistoryQuery ALL = new HistoryQuery(Set.of("hug"), null, null, List.of(), null);

    private final RedisServer redis = RedisServer.start();
    private final Vertx vertx = Vertx.vertx();
    private final List<Redis> clients = new ArrayList<>();
    private final Map<ChangeHistory, CatalogSnapshot> served = new HashMap<>();
    private final List<ChangeHistory> three =
            Stream.generate(this::instance).limit(3).toList();

    @AfterEach
    void stop() {
        clients.forEach(Redis::close);
        vertx.close().toCompletionStage().toCompletableFuture().join();
        redis.close();
    }

    @Test
    void threeInstancesThatSeeTheSameWriteItOnce() {
        for (int price = 0; price <= 20; price++) {
            serve(three, price);
        }

        List<String> expected = prices(0, 20);
        assertThat(three).allSatisfy(one -> assertThat(log(one)).isEqualTo(expected));
        assertThat(log(instance())).as("of an instance that has just started").isEqualTo(expected);
    }

    @Test
    void anInstanceThatMissedSomeSnapshotsFindsThemInTheLog() {
        serve(three, 0);
        serve(three.subList(0, 1), 1);
        serve(three.subList(1, 2), 2);
        serve(three, 3);

        assertThat(three).allSatisfy(one -> assertThat(log(one)).isEqualTo(prices(0, 3)));
    }

    @Test
    void aLogThatRedisHasLostIsStoredAgain() {
        IntStream.rangeClosed(0, 3).forEach(price -> serve(three, price));
        redis.command("flushall");

        serve(three, 4);

        assertThat(log(instance())).isEqualTo(prices(0, 4));
        assertThat(three).allSatisfy(one -> assertThat(log(one)).isEqualTo(prices(0, 4)));
    }

    @Test
    void whatChangesWhileRedisIsGoneIsAddedLater() {
        IntStream.rangeClosed(0, 1).forEach(price -> serve(three, price));
        redis.stop();
        serve(three, 2);
        redis.restart();
        serve(three, 3);

        assertThat(three).allSatisfy(one -> assertThat(log(one)).containsExactly("0 → 1", "1 → 3"));
    }

    @Test
    void foreignValuesInRedisEndNothing() {
        serve(three, 0);
        serve(three, 1);
        redis.command("rpush", redis.keys("*:history").get(0), "junk");
        redis.command("set", redis.keys("*:history-end").get(0), "2");

        serve(three, 2);

        assertThat(three).allSatisfy(one -> assertThat(log(one)).containsExactly("0 → 1"));
    }

    @Test
    void everyKeyExpires() {
        serve(three, 0);
        serve(three, 1);

        assertThat(redis.keys("*history*"))
                .hasSize(3)
                .allSatisfy(key ->
                        assertThat(Long.parseLong(redis.command("pttl", key))).isPositive());
    }

    private void serve(List<ChangeHistory> instances, int price) {
        CatalogSnapshot next = CatalogSnapshot.of(
                Instance.GATEWAY,
                new FetchedModels(
                        List.of(Models.row("hug", "a/b")
                                .offers(OfferBuilder.offer("groq")
                                        .status("error")
                                        .prices(Integer.toString(price), "1")
                                        .build())
                                .build()),
                        Map.of(),
                        START.plusSeconds(price),
                        List.of()));
        CompletableFuture.allOf(instances.stream()
                        .map(one -> CompletableFuture.runAsync(() -> {
                            CatalogSnapshot before = served.get(one);
                            one.record(before, next, before == null ? null : ModelChanges.between(before, next));
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();
        instances.forEach(one -> served.put(one, next));
    }

    private ChangeHistory instance() {
        Redis client = Redis.createClient(
                io.vertx.mutiny.core.Vertx.newInstance(vertx), new RedisOptions().setConnectionString(redis.uri()));
        clients.add(client);
        // what the first command sets up is set up by one thread
        client.send(Request.cmd(Command.PING)).subscribeAsCompletionStage().join();
        var replicas = new Replicas(
                Optional.of(client),
                TestConfig.with(Map.of("redis.timeout", "3S")),
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                vertx);
        replicas.shared(new ModelSource() {
            @Override
            public Gateway gateway() {
                return Instance.GATEWAY;
            }

            @Override
            public Uni<FetchedModels> fetch(FetchedModels earlier) {
                return Uni.createFrom().nothing();
            }
        });
        ChangeHistory history = Histories.inMemory();
        history.open("hug", replicas.history("hug"));
        return history;
    }

    private static List<String> log(ChangeHistory history) {
        var log = new ArrayList<String>();
        history.page(ALL, Optional.empty(), 1000).changes().stream()
                .filter(change -> change.change().field().endsWith("pricing.prompt"))
                .forEach(change -> log.add(
                        0, change.change().from() + " → " + change.change().to()));
        return log;
    }

    private static List<String> prices(int first, int last) {
        return IntStream.range(first, last)
                .mapToObj(price -> price + " → " + (price + 1))
                .toList();
    }
}
