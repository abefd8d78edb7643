package org.modelcatalog.catalog.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.modelcatalog.catalog.replica.MadeUpUpstream.fetched;
import static org.modelcatalog.catalog.replica.ReplicasTest.item;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.support.RedisServer;

/** Whatever happens to Redis, every instance has a catalog to serve, and they share again once it is well. */
class RedisFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RedisServer redis = RedisServer.start();
    private final MadeUpUpstream upstream = new MadeUpUpstream();
    private final Instance one = new Instance(redis.uri(), upstream);
    private final Instance two = new Instance(redis.uri(), upstream);

    @AfterEach
    void stop() {
        redis.goOn();
        one.close();
        two.close();
        redis.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "hangs"})
    void whoHasNothingToServeFetchesAtOnce(String fault) {
        breakRedis(fault);

        try (var patient = new Instance(redis.uri(), upstream, Map.of("redis.lease", "1H"))) {
            assertThat(item(patient.fetch())).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "hangs"})
    void whoHasACatalogFetchesForItselfOnlyAfterTheTimeOfALease(String fault) {
        FetchedModels served = item(one.fetch());
        breakRedis(fault);

        long start = System.nanoTime();
        FetchedModels brought = item(one.fetch());

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(brought).isNotEqualTo(served);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "hangs"})
    void whenRedisIsBackInstancesShareAgain(String fault) {
        breakRedis(fault);
        item(one.fetch());
        mend(fault);
        await().atMost(PATIENCE)
                .until(() -> one.meters.get(RedisLink.USABLE).gauge().value() == 1);
        await().atMost(PATIENCE)
                .until(() -> two.meters.get(RedisLink.USABLE).gauge().value() == 1);

        FetchedModels brought = item(one.fetch());

        await().atMost(PATIENCE).until(() -> two.served().equals(brought));
    }

    @Test
    void anInstanceThatStartsWhileRedisHangsSharesOnceItGoesOn() {
        redis.hang();
        try (var late = new Instance(redis.uri(), upstream)) {
            // more than there are connections
            await().atMost(PATIENCE)
                    .until(() -> late.meters.counter(RedisLink.FAILURES).count() >= 20);
            redis.goOn();

            FetchedModels brought = item(one.fetch());

            await().atMost(PATIENCE).until(() -> late.served().equals(brought));
        }
    }

    @Test
    void whatIsFetchedWhileRedisIsEmptiedIsSharedAllTheSame() {
        CompletableFuture<Void> gate = upstream.hold();
        CompletableFuture<FetchedModels> first = one.fetch();
        await().atMost(PATIENCE).until(() -> upstream.asked() == 1);
        redis.command("flushall");

        gate.complete(null);
        FetchedModels brought = item(first);

        await().atMost(PATIENCE).until(() -> two.served().equals(brought));
    }

    @Test
    void whenRedisIsFullEveryInstanceFetchesForItself() {
        redis.command("config", "set", "maxmemory", "1");

        FetchedModels first = item(one.fetch());
        FetchedModels second = item(two.fetch());

        assertThat(first).isNotEqualTo(second);
        assertThat(upstream.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "lease, set, garbage",
        "lease, rpush, garbage",
        "latest, set, garbage",
        "latest, rpush, garbage",
        "latest, set, fetched 0123456789abcdef",
        "good, set, garbage",
        "good, rpush, garbage"
    })
    void garbageUnderAKeyIsWrittenOver(String key, String command, String garbage) {
        item(one.fetch());
        await().atMost(PATIENCE).until(() -> two.served().equals(one.served()));
        String lease = redis.keys("*latest").get(0).replace("latest", "lease");
        String name = lease.replace("lease", key);
        redis.command("del", name);
        redis.command(command, name, garbage);

        FetchedModels brought = item(one.fetch());

        await().atMost(PATIENCE).until(() -> two.served().equals(brought));
        assertThat(upstream.asked()).isEqualTo(2);
        await().atMost(PATIENCE).until(() -> redis.command("type", name).matches("string|none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "model-catalog-snapshot 6\ngarbage garbage garbage garbage garbage garbage", ""})
    void garbageInsteadOfACatalogIsNotServed(String garbage) {
        item(one.fetch());
        await().atMost(PATIENCE).until(() -> redis.keys("*good").size() == 1);
        redis.command("set", redis.keys("*snapshot:*").get(0), garbage);

        try (var third = new Instance(redis.uri(), upstream)) {
            assertThat(third.lastGood()).isEmpty();
            assertThat(item(third.fetch()).models()).hasSize(1);
        }
        assertThat(upstream.asked()).isEqualTo(2);
    }

    @Test
    void anotherCatalogThanTheNameSaysIsNotServed() {
        item(one.fetch());
        await().atMost(PATIENCE).until(() -> redis.keys("*good").size() == 1);
        String name = redis.keys("*snapshot:*").get(0);
        one.serve(fetched("another/one"));
        await().atMost(PATIENCE).until(() -> redis.keys("*snapshot:*").size() == 2);
        String other = redis.keys("*snapshot:*").stream()
                .filter(key -> !key.equals(name))
                .findFirst()
                .orElseThrow();
        redis.command("set", redis.keys("*good").get(0), name.substring(name.lastIndexOf(':') + 1));
        redis.command("copy", other, name, "replace");

        try (var third = new Instance(redis.uri(), upstream)) {
            assertThat(third.lastGood()).isEmpty();
        }
    }

    @Test
    void messagesOfOthersAreNothingToUs() {
        redis.command("publish", SharedKeys.CHANNEL, "garbage");
        redis.command("publish", SharedKeys.CHANNEL, "");

        FetchedModels brought = item(one.fetch());

        await().atMost(PATIENCE).until(() -> two.served().equals(brought));
    }

    private void breakRedis(String fault) {
        if (fault.equals("stopped")) {
            redis.stop();
        } else {
            redis.hang();
        }
    }

    private void mend(String fault) {
        if (fault.equals("stopped")) {
            redis.restart();
        } else {
            redis.goOn();
        }
    }
}
