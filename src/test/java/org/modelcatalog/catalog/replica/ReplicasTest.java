package org.modelcatalog.catalog.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.modelcatalog.catalog.replica.MadeUpUpstream.fetched;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelSource;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.RedisServer;
import org.modelcatalog.support.TestConfig;

/** Several instances on one real Redis. */
class ReplicasTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RedisServer redis = RedisServer.start();
    private final MadeUpUpstream upstream = new MadeUpUpstream();
    private final Instance one = new Instance(redis.uri(), upstream);
    private final Instance two = new Instance(redis.uri(), upstream);

    @AfterEach
    void stop() {
        one.close();
        two.close();
        redis.close();
    }

    @Test
    void ofTwoThatAreDueTogetherOneFetches() {
        CompletableFuture<FetchedModels> first = one.fetch();
        CompletableFuture<FetchedModels> second = two.fetch();

        assertThat(item(first)).isEqualTo(item(second));
        assertThat(upstream.asked()).isEqualTo(1);
    }

    @Test
    void whatOneHasFetchedTheOtherIsToldWithoutBeingDue() {
        try (var never = new Instance(redis.uri(), upstream, Map.of("redis.poll", "1H"))) {
            await().atMost(PATIENCE)
                    .until(() -> redis.command("pubsub", "numsub", SharedKeys.CHANNEL)
                            .endsWith("3"));

            FetchedModels brought = item(one.fetch());

            await().atMost(PATIENCE).until(() -> never.served().equals(brought));
        }
        assertThat(upstream.asked()).isEqualTo(1);
    }

    @Test
    void theOneThatHasFetchedCompletesItForAll() {
        item(one.fetch());
        await().atMost(PATIENCE).until(() -> two.served().equals(one.served()));
        FetchedModels fetched = two.served();

        assertThat(item(two.complete())).isSameAs(fetched);
        assertThat(upstream.asked()).isEqualTo(1);
        FetchedModels complete = item(one.complete());

        assertThat(complete.configs()).isNotEmpty();
        await().atMost(PATIENCE).until(() -> two.served().equals(complete));
        await().atMost(PATIENCE).until(() -> two.lastGood().equals(Optional.of(complete)));
        assertThat(upstream.asked()).isEqualTo(2);
        assertThat(one.fetches("replica")).as("of its own").isZero();
    }

    @Test
    void whatWasToldWhileAnInstanceDidNotListenIsFoundByLooking() {
        item(one.fetch());
        await().atMost(PATIENCE).until(() -> two.served().equals(one.served()));
        redis.command("client", "kill", "type", "pubsub");
        FetchedModels brought = item(one.fetch());

        await().atMost(PATIENCE).until(() -> two.served().equals(brought));
    }

    @Test
    void anInstanceWhoseSubscriptionWasCutListensAgain() {
        await().atMost(PATIENCE).until(() -> listeners() == 2);

        redis.command("client", "kill", "type", "pubsub");

        await().atMost(PATIENCE).until(() -> listeners() == 2);
    }

    private int listeners() {
        return redis.command("pubsub", "numsub", SharedKeys.CHANNEL)
                .lines()
                .skip(1)
                .mapToInt(Integer::parseInt)
                .sum();
    }

    @Test
    void anInstanceThatIsDueAgainFetchesAgain() {
        item(one.fetch());
        await().atMost(PATIENCE).until(() -> two.served().equals(one.served()));

        item(two.fetch());

        assertThat(upstream.asked()).isEqualTo(2);
        await().atMost(PATIENCE).until(() -> one.served().equals(two.served()));
    }

    @Test
    void whoFetchesForLongerThanTheLeaseKeepsIt() {
        CompletableFuture<Void> gate = upstream.hold();
        one.fetch();
        await().atMost(PATIENCE).until(() -> upstream.asked() == 1);
        CompletableFuture<FetchedModels> second = two.fetch();

        // every third of a lease it is renewed: by the fifth time it would have passed away
        await().atMost(PATIENCE).until(() -> redis.calls("pexpire") >= 5);
        gate.complete(null);

        assertThat(item(second)).isNotNull();
        assertThat(upstream.asked()).isEqualTo(1);
    }

    @Test
    void whenWhoFetchesIsGoneTheNextTakesOver() {
        CompletableFuture<Void> gate = upstream.hold();
        CompletableFuture<FetchedModels> second;
        try (var first = new Instance(redis.uri(), upstream)) {
            first.fetch();
            await().atMost(PATIENCE).until(() -> upstream.asked() == 1);
            second = two.fetch();
        }
        await().atMost(PATIENCE).until(() -> upstream.asked() == 2);

        gate.complete(null);

        assertThat(item(second)).isNotNull();
        assertThat(two.fetches("upstream")).isEqualTo(1);
    }

    @Test
    void aFetchOfWhoeverHasLostTheLeaseIsToldToNobody() {
        CompletableFuture<Void> gate = upstream.hold();
        CompletableFuture<FetchedModels> first = one.fetch();
        await().atMost(PATIENCE).until(() -> upstream.asked() == 1);
        redis.command("set", redis.keys("*lease").get(0), "another", "px", "1000");

        gate.complete(null);
        item(first);

        assertThat(redis.keys("*latest")).isEmpty();
    }

    @Test
    void aFailureOfOneIsAFailureOfAll() {
        upstream.fail(new UpstreamException(Reason.RATE_LIMITED, "secret words", Duration.ofSeconds(7)));

        assertThatThrownBy(() -> item(one.fetch())).hasCauseInstanceOf(UpstreamException.class);

        await().atMost(PATIENCE).until(() -> !two.failuresElsewhere.isEmpty());
        assertThat(two.failuresElsewhere).singleElement().satisfies(failure -> {
            var heard = (UpstreamException) failure;
            assertThat(heard.reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(heard.retryAfter()).contains(Duration.ofSeconds(7));
            assertThat(heard).hasMessage("another instance's fetch failed: rate_limited");
        });
        assertThat(upstream.asked()).isEqualTo(1);
    }

    @Test
    void whatOneInstanceIsNotConfiguredForIsNoNewsToOthers() {
        upstream.fail(new UpstreamException(Reason.NOT_CONFIGURED, "set a key"));
        assertThatThrownBy(() -> item(one.fetch())).hasCauseInstanceOf(UpstreamException.class);
        upstream.fail(null);

        assertThat(item(two.fetch())).isNotNull();
        assertThat(two.failuresElsewhere).isEmpty();
    }

    @Test
    void aNewInstanceServesWhatOthersServeWithoutFetching() {
        FetchedModels brought = item(one.fetch());

        try (var third = new Instance(redis.uri(), upstream)) {
            assertThat(item(third.fetch())).isEqualTo(brought);
        }
        assertThat(upstream.asked()).isEqualTo(1);
    }

    @Test
    void allInstancesRememberTheSameModelsWhoeverFetched() {
        try (var three = new Instance(redis.uri(), upstream)) {
            List<Instance> all = List.of(one, two, three);
            for (Instance next : all) {
                FetchedModels brought = item(next.fetch());
                await().atMost(PATIENCE)
                        .until(() -> all.stream().allMatch(each -> each.served().equals(brought)));
            }

            FetchedModels served = three.served();
            assertThat(served.models()).allMatch(model -> model.listing().firstSeen() != null);
            assertThat(served.past().withdrawn()).extracting(Model::id).containsExactly("made/up-2", "made/up-1");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(one.lastGood()).contains(served));
        }
    }

    @Test
    void anInstanceThatBeginsAnewDoesNotMakeOthersForget() {
        FetchedModels known = item(one.fetch());
        await().atMost(PATIENCE).until(() -> two.served().equals(known));
        redis.command("flushall");

        try (var anew = new Instance(redis.uri(), upstream)) {
            assertThat(item(anew.fetch()).past().withdrawn()).isEmpty();

            FetchedModels next = item(one.fetch());

            assertThat(next.past().since()).isEqualTo(known.past().since());
            assertThat(next.past().withdrawn()).extracting(Model::id).containsExactly("made/up-1");
            await().atMost(PATIENCE)
                    .until(() -> anew.served().equals(next) && two.served().equals(next));
        }
    }

    @Test
    void aNewInstanceBeginsWithTheLastGoodCatalogHoweverOld() {
        FetchedModels old = fetched(Instant.parse("2020-01-01T00:00:00Z"), "a/b");
        one.serve(old);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(two.lastGood()).contains(old));
    }

    @Test
    void whatIsNoLongerFreshIsFetchedAnew() {
        one.serve(fetched(Instant.now().minus(Duration.ofHours(2)), "a/b"));
        await().atMost(PATIENCE).until(() -> two.lastGood().isPresent());

        item(two.fetch());

        assertThat(upstream.asked()).isEqualTo(1);
    }

    @Test
    void whatIsOlderThanWhatIsServedIsNotTaken() {
        FetchedModels newer = fetched(Instant.now().plusSeconds(600), "a/newer");
        two.begin(newer);

        item(one.fetch());
        item(two.fetch());

        assertThat(two.fetches("replica")).isZero();
    }

    @Test
    void aCatalogThatOneInstanceHasBelievedIsBelievedByAll() {
        one.doubt();
        two.doubt();
        FetchedModels doubted = item(one.fetch());
        await().atMost(PATIENCE).until(() -> doubted.equals(two.heldBack()));

        one.serve(doubted);

        await().atMost(PATIENCE).until(() -> two.served().equals(doubted));
    }

    @Test
    void whatHasBeenReplacedIsNotKept() {
        item(one.fetch());
        await().atMost(PATIENCE).until(() -> redis.keys("*good").size() == 1);
        String replaced = redis.keys("*snapshot:*").get(0);
        assertThat(Long.parseLong(redis.command("pttl", replaced)))
                .isGreaterThan(Duration.ofDays(6).toMillis());

        item(one.fetch());

        await().atMost(PATIENCE)
                .until(() -> Long.parseLong(redis.command("pttl", replaced))
                        <= Duration.ofMinutes(10).toMillis());
    }

    @Test
    void everyKeyPassesAwayByItself() {
        CompletableFuture<Void> gate = upstream.hold();
        CompletableFuture<FetchedModels> first = one.fetch();
        await().atMost(PATIENCE).until(() -> redis.keys("*lease").size() == 1);
        assertThat(Long.parseLong(redis.command("pttl", redis.keys("*lease").get(0))))
                .isPositive();

        gate.complete(null);
        item(first);
        await().atMost(PATIENCE).until(() -> redis.keys("*good").size() == 1);

        assertThat(redis.keys("*"))
                .hasSize(3)
                .allSatisfy(key ->
                        assertThat(Long.parseLong(redis.command("pttl", key))).isPositive());
    }

    @Test
    void instancesThatFetchSomethingElseDoNotMeet() {
        item(one.fetch());

        try (var other = new Instance(redis.uri(), upstream, Map.of("scope", "other tasks"))) {
            item(other.fetch());
        }
        assertThat(upstream.asked()).isEqualTo(2);
    }

    @Test
    void withoutRedisASourceIsLeftAsItIs() {
        var replicas = new Replicas(
                Optional.empty(),
                TestConfig.with(Map.of()),
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                Vertx.vertx());
        ModelSource source = new ModelSource() {
            @Override
            public Gateway gateway() {
                return Instance.GATEWAY;
            }

            @Override
            public io.smallrye.mutiny.Uni<FetchedModels> fetch(FetchedModels earlier) {
                return upstream.fetch();
            }
        };

        assertThat(replicas.shared(source)).isSameAs(source);
    }

    static FetchedModels item(CompletableFuture<FetchedModels> fetch) {
        return fetch.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
