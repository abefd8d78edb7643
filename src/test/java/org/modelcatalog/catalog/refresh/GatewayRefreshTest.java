package org.modelcatalog.catalog.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.CatalogRevision;
import org.modelcatalog.catalog.guard.Finding.Rule;
import org.modelcatalog.catalog.guard.TestGuard;
import org.modelcatalog.catalog.refresh.RefreshResult.Outcome;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.ConfigFile;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.LogLines;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.MutableClock;
import org.modelcatalog.support.TestConfig;

class GatewayRefreshTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final UpstreamException DOWN = new UpstreamException(Reason.STATUS, "the Hub answered 500");

    private final MutableClock clock = new MutableClock();
    private final CatalogConfig config = TestConfig.with(Map.of());
    private final ScriptedSource source = new ScriptedSource();
    private final List<CatalogSnapshot> published = new ArrayList<>();
    private final List<GatewayRefresh> ended = new ArrayList<>();
    private boolean faulty;
    private volatile Runnable whenPublished = () -> {};
    private final GatewayRefresh refresh = new GatewayRefresh(
            source,
            new RefreshJudge(TestGuard.with(config), new RefreshTiming(config, () -> 1.0), config, clock),
            new RefreshJournal(new SimpleMeterRegistry()),
            config,
            clock,
            new GatewayRefresh.Listener() {
                @Override
                public void published(GatewayRefresh refresh) {
                    Runnable first = whenPublished;
                    whenPublished = () -> {};
                    first.run();
                    published.add(refresh.state().snapshot());
                }

                @Override
                public void ended(GatewayRefresh refresh) {
                    if (faulty) {
                        throw new IllegalStateException("made up");
                    }
                    ended.add(refresh);
                }
            });

    @Test
    void aMomentKeepsNoCatalogThatIsServedNoLonger() {
        refreshWith(models(10));
        var moment = new CatalogRevision(List.of(refresh));
        var before = new WeakReference<>(refresh.state());

        refreshWith(models(11));

        await().atMost(PATIENCE).until(() -> {
            System.gc();
            return before.refersTo(null);
        });
        assertThat(moment.lasts()).isFalse();
    }

    @Test
    void whatWasMadeOfACatalogIsMadeOfTheNextBeforeItIsServed() {
        refreshWith(models(10));
        served().derive(String.class, snapshot -> snapshot.models().size() + " models");

        refreshWith(models(11));

        assertThat(served().derive(String.class, unmade -> "made on request")).isEqualTo("11 models");
    }

    @Test
    void nothingIsMadeOfACatalogThatIsHeldBackUntilItIsAccepted() {
        refreshWith(models(10));
        Queue<String> made = new ConcurrentLinkedQueue<>();
        served().derive(String.class, snapshot -> {
            made.add(snapshot.id());
            return "made";
        });

        assertThat(refreshWith(models(4)).outcome()).isEqualTo(Outcome.QUARANTINED);
        assertThat(made).containsExactly(served().id());

        refresh.accept();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(made).hasSize(2).contains(served().id()));
    }

    @Test
    void aListenerThatIsCalledLateForAnAcceptedCatalogFindsTheNewerOne() {
        refreshWith(models(10));
        refreshWith(models(4));
        whenPublished = () -> refreshWith(models(5));

        refresh.accept();

        assertThat(published).hasSize(3).last().isSameAs(served());
        assertThat(served().models()).hasSize(5);
    }

    @Test
    void whatCannotBeMadeOfACatalogDoesNotKeepItFromBeingServed() {
        refreshWith(models(10));
        served().derive(String.class, snapshot -> {
            if (snapshot.models().size() > 10) {
                throw new IllegalStateException("too many");
            }
            return "";
        });

        refreshWith(models(11));

        assertThat(served().models()).hasSize(11);
    }

    @Test
    void aMomentLastsUntilSomethingHappensToAGateway() {
        var moment = new CatalogRevision(List.of(refresh));
        assertThat(moment.lasts()).isTrue();

        refreshWith(models(10));

        assertThat(moment.lasts()).isFalse();
    }

    @Nested
    class OneFetchAtATime {

        @Test
        void everybodyWhoAsksWhileAFetchIsUnderWayJoinsIt() {
            var fetch = source.hangs();
            var first = subscribe(refresh.refresh());
            var second = subscribe(refresh.refresh());
            var waiting = subscribe(refresh.current());

            fetch.complete(models(10));

            assertThat(first.awaitItem(PATIENCE).getItem())
                    .isSameAs(second.awaitItem(PATIENCE).getItem());
            assertThat(waiting.awaitItem(PATIENCE).getItem()).isSameAs(served());
            assertThat(source.fetches).hasSize(1);
        }

        @Test
        void aSubscriberThatCancelsHarmsNobody() {
            var fetch = source.hangs();
            refresh.refresh().subscribe().with(ignored -> {}).cancel();
            var patient = subscribe(refresh.refresh());

            fetch.complete(models(10));

            assertThat(patient.awaitItem(PATIENCE).getItem().outcome()).isEqualTo(Outcome.PUBLISHED);
        }

        @Test
        void aFaultOfOurOwnDoesNotKeepTheNextOneFromStarting() {
            source.answers(models(10));
            faulty = true;
            subscribe(refresh.refresh()).awaitFailure(PATIENCE);
            faulty = false;

            assertThat(refreshWith(models(10)).outcome()).isEqualTo(Outcome.PUBLISHED);
        }

        @Test
        void theNextIsDueByTheTimeTheFetchBeganAndNotByItsEnd() {
            FetchedModels begun = models(10);
            clock.pass(Duration.ofMinutes(7));

            refreshWith(begun);

            assertThat(untilNext()).isEqualTo(Duration.ofMinutes(50));
        }

        @Test
        void aFetchThatTakesAllOfItsHourIsFollowedByABreath() {
            FetchedModels begun = models(10);
            clock.pass(Duration.ofMinutes(59));

            refreshWith(begun);

            assertThat(untilNext()).isEqualTo(Duration.ofMinutes(12));
        }

        @Test
        void theNextOneFetchesAnew() {
            refreshWith(models(10));

            refreshWith(models(11));

            assertThat(source.fetches).hasSize(2);
            assertThat(ended).hasSize(2);
        }

        @Test
        void theSourceIsGivenWhatIsServed() {
            FetchedModels first = models(10);
            refreshWith(first);

            refreshWith(models(11));

            assertThat(source.fetches).containsExactly(FetchedModels.NONE, first);
        }
    }

    @Nested
    class Failing {

        @Test
        void aFailedRefreshLeavesWhatIsServed() {
            refreshWith(models(10));
            CatalogSnapshot before = served();

            assertThat(refreshWith(DOWN).outcome()).isEqualTo(Outcome.FAILED);

            assertThat(served()).isSameAs(before);
            assertThat(refresh.state().lastFailure().message()).isEqualTo("the Hub answered 500");
            assertThat(published).containsExactly(before);
        }

        @Test
        void theReasonAndTheHostAreInTheLogAndTheReasonIsInTheFailureOfARequest() {
            try (var log = new LogLines(RefreshJournal.class)) {
                refreshWith(new UpstreamException(Reason.DNS, "no address for the host").from("huggingface.co"));

                assertThat(log.warnings())
                        .containsExactly(
                                "Fetching Hugging Face models failed (dns, huggingface.co): no address for the host");
            }
            assertThat(refresh.state().lastFailure().reason()).isEqualTo(Reason.DNS);
            assertThat(subscribe(refresh.current()).awaitFailure(PATIENCE).getFailure())
                    .isInstanceOfSatisfying(
                            CatalogUnavailableException.class,
                            failure -> assertThat(failure.reason()).contains(Reason.DNS));
        }

        @Test
        void anUnexpectedFailureIsOneToo() {
            refreshWith(models(10));

            source.fails(new IllegalStateException("secret"));

            assertThat(item(refresh.refresh()).outcome()).isEqualTo(Outcome.FAILED);
            assertThat(refresh.state().lastFailure().message()).doesNotContain("secret");
            assertThat(served().models()).hasSize(10);
        }

        @Test
        void whatIsServedIsStaleOnceItsHourIsOver() {
            refreshWith(models(10));
            refreshWith(DOWN);
            assertThat(refresh.state().stale(clock.instant())).isFalse();

            clock.pass(Duration.ofHours(1));

            assertThat(refresh.state().stale(clock.instant())).isTrue();
            assertThat(item(refresh.current())).isSameAs(served());
        }

        @Test
        void failuresAreTriedAgainEverMoreSeldomAndASuccessStartsOver() {
            refreshWith(models(10));

            assertThat(IntStream.range(0, 8).mapToObj(failure -> {
                        refreshWith(DOWN);
                        return untilNext().toSeconds();
                    }))
                    .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L);
            refreshWith(models(10));
            assertThat(untilNext()).isEqualTo(Duration.ofMinutes(57));
            refreshWith(DOWN);
            assertThat(untilNext()).isEqualTo(Duration.ofSeconds(5));
        }

        @Test
        void theUpstreamIsLeftAloneAsLongAsItAsks() {
            refreshWith(models(10));

            refreshWith(new UpstreamException(Reason.RATE_LIMITED, "429", Duration.ofSeconds(120)));

            assertThat(untilNext()).isEqualTo(Duration.ofSeconds(120));
        }

        @Test
        void whileThereIsNothingToServeTheUpstreamIsTriedAtLeastEveryHalfMinute() {
            IntStream.range(0, 8).forEach(failure -> refreshWith(DOWN));

            assertThat(untilNext()).isEqualTo(Duration.ofSeconds(30));
        }

        @Test
        void aRequestThatFindsNothingDoesNotAskAnUpstreamThatHasJustFailed() {
            refreshWith(DOWN);

            var failure = (CatalogUnavailableException) subscribe(refresh.current())
                    .awaitFailure(PATIENCE)
                    .assertFailedWith(CatalogUnavailableException.class)
                    .getFailure();

            assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(5));
            assertThat(source.fetches).hasSize(1);
        }

        @Test
        void aRequestThatFindsNothingAsksOnceTheWaitIsOver() {
            refreshWith(DOWN);
            clock.pass(Duration.ofSeconds(5));
            source.answers(models(10));

            assertThat(item(refresh.current()).models()).hasSize(10);
        }

        @Test
        void whatIsOlderThanMaxStaleIsNotServed() {
            refreshWith(models(10));
            refreshWith(DOWN);

            clock.pass(Duration.ofDays(7));

            subscribe(refresh.current()).awaitFailure(PATIENCE).assertFailedWith(CatalogUnavailableException.class);
        }

        @Test
        void whatIsOlderThanMaxStaleIsNotMixedWithWhatIsNewOrHeldAgainstIt() {
            refreshWith(models(10));
            clock.pass(Duration.ofDays(7));

            assertThat(refreshWith(models(2)).outcome()).isEqualTo(Outcome.PUBLISHED);
            assertThat(source.fetches.get(1)).isSameAs(FetchedModels.NONE);
        }

        @Test
        void offlineWhatThereIsIsServedWithoutEnd() {
            refreshWith(models(10));
            refreshWith(new UpstreamException(Reason.OFFLINE, "offline"));

            clock.pass(Duration.ofDays(700));

            assertThat(item(refresh.current()).models()).hasSize(10);
            assertThat(source.fetches).hasSize(2);
        }
    }

    @Nested
    class Stored {

        @Test
        void isServedAtOnceAsStale() {
            refresh.begin(Optional.of(CatalogSnapshot.of(ScriptedSource.GATEWAY, models(10))));
            source.hangs();

            assertThat(item(refresh.current()).models()).hasSize(10);
            assertThat(refresh.state().stale(clock.instant())).isTrue();
        }

        @Test
        void keepsItsId() {
            refresh.begin(
                    Optional.of(CatalogSnapshot.restored(ScriptedSource.GATEWAY, "0123456789abcdef", models(10))));

            assertThat(item(refresh.current()).id()).isEqualTo("0123456789abcdef");
        }

        @Test
        void isNoLongerStaleOnceItIsFetchedAnew() {
            refresh.begin(Optional.of(CatalogSnapshot.of(ScriptedSource.GATEWAY, models(10))));

            refreshWith(models(10));

            assertThat(refresh.state().stale(clock.instant())).isFalse();
        }

        @Test
        void guardsTheFirstFetch() {
            refresh.begin(Optional.of(CatalogSnapshot.of(ScriptedSource.GATEWAY, models(10))));

            assertThat(refreshWith(models(2)).outcome()).isEqualTo(Outcome.QUARANTINED);
        }

        @Test
        void isNotServedWhenItIsTooOld() {
            refresh.begin(Optional.of(CatalogSnapshot.of(ScriptedSource.GATEWAY, models(10))));
            clock.pass(Duration.ofDays(7));
            source.fails(DOWN);

            subscribe(refresh.current()).awaitFailure(PATIENCE).assertFailedWith(CatalogUnavailableException.class);
        }
    }

    @Nested
    class WithOtherInstances {

        @Test
        void whatAnotherHasFetchedIsServedWithoutAskingTheUpstream() {
            assertThat(refresh.adopt(Uni.createFrom().item(models(10)))).isTrue();

            assertThat(item(refresh.current()).models()).hasSize(10);
            assertThat(refresh.state().stale(clock.instant())).isFalse();
            assertThat(source.fetches).isEmpty();
        }

        @Test
        void aFailureOfAnotherIsOneOfThis() {
            refresh.adopt(Uni.createFrom().failure(DOWN));

            await().atMost(PATIENCE).until(() -> refresh.state().lastFailure() != null);
            assertThat(refresh.state().lastFailure().message()).isEqualTo(DOWN.getMessage());
            assertThat(refresh.state().failures()).isEqualTo(1);
        }

        @Test
        void aRefreshThatIsUnderWayIsNotDisturbed() {
            var fetch = source.hangs();
            var waiting = subscribe(refresh.refresh());

            assertThat(refresh.adopt(Uni.createFrom().item(models(10)))).isFalse();

            fetch.complete(models(11));
            waiting.awaitItem(PATIENCE);
            assertThat(served().models()).hasSize(11);
        }

        @Test
        void whatTheyServeIsServedAsStaleUntilItIsConfirmed() {
            refresh.restore(CatalogSnapshot.of(ScriptedSource.GATEWAY, models(10)));

            assertThat(served().models()).hasSize(10);
            assertThat(refresh.state().stale(clock.instant())).isTrue();
        }

        @Test
        void whatTheyServeIsNotTakenInsteadOfSomethingNewer() {
            FetchedModels older = models(10);
            clock.pass(Duration.ofMinutes(1));
            refreshWith(models(11));

            refresh.restore(CatalogSnapshot.of(ScriptedSource.GATEWAY, older));

            assertThat(served().models()).hasSize(11);
        }

        @Test
        void whatIsNotConfiguredHereIsNotTakenFromThem() {
            source.fails(new UpstreamException(Reason.NOT_CONFIGURED, "set a key"));
            subscribe(refresh.refresh()).awaitItem(PATIENCE);

            refresh.restore(CatalogSnapshot.of(ScriptedSource.GATEWAY, models(10)));

            assertThat(refresh.state().last()).isEmpty();
        }
    }

    @Nested
    class Guarded {

        @Test
        void aFetchThatLostMostModelsIsHeldBack() {
            refreshWith(models(10));
            CatalogSnapshot before = served();

            assertThat(refreshWith(models(4)).outcome()).isEqualTo(Outcome.QUARANTINED);

            assertThat(served()).isSameAs(before);
            assertThat(refresh.state().quarantine().findings())
                    .extracting(finding -> finding.rule())
                    .containsExactly(Rule.LOST_MODELS);
            assertThat(published).containsExactly(before);
        }

        @Test
        void itIsFetchedAgainSoThatItCanBeBelievedWhenItsTimeHasCome() {
            refreshWith(models(10));

            refreshWith(models(4));

            assertThat(untilNext()).isEqualTo(Duration.ofMinutes(11));
        }

        @Test
        void itIsBelievedWhenItHasStoodLongAndOften() {
            refreshWith(models(10));
            refreshWith(models(4));
            clock.pass(Duration.ofMinutes(15));
            refreshWith(models(4));
            clock.pass(Duration.ofMinutes(15));

            assertThat(refreshWith(models(4)).outcome()).isEqualTo(Outcome.PUBLISHED);

            assertThat(served().models()).hasSize(4);
            assertThat(refresh.state().quarantine()).isNull();
        }

        @Test
        void oftenIsNotEnough() {
            refreshWith(models(10));
            IntStream.range(0, 9).forEach(time -> refreshWith(models(4)));
            clock.pass(Duration.ofMinutes(29));

            assertThat(refreshWith(models(4)).outcome()).isEqualTo(Outcome.QUARANTINED);
        }

        @Test
        void longIsNotEnough() {
            refreshWith(models(10));
            refreshWith(models(4));
            clock.pass(Duration.ofMinutes(31));

            assertThat(refreshWith(models(4)).outcome()).isEqualTo(Outcome.QUARANTINED);
        }

        @Test
        void anotherResultHasToStandForItself() {
            refreshWith(models(10));
            refreshWith(models(4));
            refreshWith(models(4));
            clock.pass(Duration.ofMinutes(30));

            assertThat(refreshWith(models(1)).outcome()).isEqualTo(Outcome.QUARANTINED);

            assertThat(refresh.state().quarantine().refreshes()).isEqualTo(1);
        }

        @Test
        void aFailureInBetweenDoesNotForgetIt() {
            refreshWith(models(10));
            refreshWith(models(4));
            refreshWith(DOWN);

            refreshWith(models(4));

            assertThat(refresh.state().quarantine().refreshes()).isEqualTo(2);
        }

        @Test
        void aGoodFetchForgetsIt() {
            refreshWith(models(10));
            refreshWith(models(4));

            assertThat(refreshWith(models(9)).outcome()).isEqualTo(Outcome.PUBLISHED);

            assertThat(refresh.state().quarantine()).isNull();
        }

        @Test
        void anAdministratorMayTakeIt() {
            refreshWith(models(10));
            refreshWith(models(4));

            assertThat(refresh.accept().orElseThrow().outcome()).isEqualTo(Outcome.PUBLISHED);

            assertThat(served().models()).hasSize(4);
            assertThat(published).last().isSameAs(served());
            assertThat(ended).hasSize(3);
        }

        @Test
        void whatIsNotHeldBackCannotBeTaken() {
            refreshWith(models(10));

            assertThat(refresh.accept()).isEmpty();
        }
    }

    @Nested
    class Partial {

        @Test
        void isPublishedAndToldAndTriedAgainSoon() {
            FetchedModels partial = partial(10);

            assertThat(refreshWith(partial).outcome()).isEqualTo(Outcome.PARTIAL);

            assertThat(served().models()).hasSize(10);
            assertThat(refresh.state().lastFailure().message()).contains("b by likes", "the Hub answered 500");
            assertThat(untilNext()).isEqualTo(Duration.ofSeconds(5));
        }

        @Test
        void rowsAreNotKeptThatWouldBeTooOldBeforeTheNextFetch() {
            refreshWith(models(10));
            clock.pass(Duration.ofDays(7).minus(Duration.ofMinutes(5)));

            refreshWith(partial(10));

            assertThat(source.fetches.get(1)).isSameAs(FetchedModels.NONE);
        }

        @Test
        void againAndAgainIsTriedEverMoreSeldom() {
            refreshWith(partial(10));

            refreshWith(partial(10));

            assertThat(untilNext()).isEqualTo(Duration.ofSeconds(10));
        }
    }

    @Nested
    class Invalidated {

        @Test
        void goesOnBeingServedAsStaleAndIsFetchedAtOnce() {
            refreshWith(models(10));
            source.hangs();

            refresh.invalidate();

            assertThat(refresh.state().stale(clock.instant())).isTrue();
            assertThat(item(refresh.current()).models()).hasSize(10);
            assertThat(source.fetches).hasSize(2);
        }
    }

    private RefreshResult refreshWith(FetchedModels fetched) {
        source.answers(fetched);
        return item(refresh.refresh());
    }

    private RefreshResult refreshWith(Throwable failure) {
        source.fails(failure);
        return item(refresh.refresh());
    }

    @Nested
    class NotConfigured {

        private static final String WHAT = "set PORTKEY_API_KEY";

        @BeforeEach
        void nothingCanBeAsked() {
            source.fails(new UpstreamException(Reason.NOT_CONFIGURED, WHAT));
        }

        @Test
        void whatHasToBeSetIsSaidAtOnceAndNothingIsFetched() {
            item(refresh.refresh());

            assertThat(subscribe(refresh.current()).awaitFailure(PATIENCE).getFailure())
                    .isInstanceOfSatisfying(CatalogUnavailableException.class, failure -> {
                        assertThat(failure).hasMessage(WHAT);
                        assertThat(failure.lasting()).isTrue();
                    });
            assertThat(source.fetches).hasSize(1);
        }

        @Test
        void itIsNoFailureAndIsNotTriedAgainByItself() {
            item(refresh.refresh());

            assertThat(refresh.state().failures()).isZero();
            assertThat(refresh.state().nextRefresh()).isEqualTo(Instant.MAX);
        }

        @Test
        void whatAnEarlierRunStoredIsNotServed() {
            refresh.begin(Optional.of(CatalogSnapshot.of(ScriptedSource.GATEWAY, models(10))));

            item(refresh.refresh());

            assertThat(refresh.state().servable(clock.instant())).isEmpty();
        }
    }

    @Nested
    class ForThoseWhoCanDoWithout {

        private static final Duration A_MOMENT = Duration.ofMillis(20);

        @Test
        void aFirstFetchThatTakesLongerIsNotWaitedFor() {
            source.hangs();

            assertThat(subscribe(refresh.currentWithin(A_MOMENT))
                            .awaitFailure(PATIENCE)
                            .getFailure())
                    .hasMessage("the first fetch is still under way");
        }

        @Test
        void aFirstFetchThatComesInTimeIsThere() {
            var fetch = source.hangs();
            var waiting = subscribe(refresh.currentWithin(PATIENCE));

            fetch.complete(models(10));

            assertThat(waiting.awaitItem(PATIENCE).getItem()).isSameAs(served());
        }

        @Test
        void theTimeCountsFromTheStartOfTheFetchAndNotFromTheQuestion() {
            source.hangs();
            refresh.refresh();
            clock.pass(PATIENCE);

            assertThat(subscribe(refresh.currentWithin(PATIENCE))
                            .awaitFailure(PATIENCE.dividedBy(2))
                            .getFailure())
                    .isInstanceOf(CatalogUnavailableException.class);
        }

        @Test
        void aGatewayThatHasFailedBeforeKeepsNobodyWaitingWhileItIsTriedAgain() {
            source.fails(DOWN);
            item(refresh.refresh());
            clock.pass(Duration.ofHours(1));
            source.hangs();

            assertThat(subscribe(refresh.currentWithin(PATIENCE))
                            .awaitFailure(PATIENCE.dividedBy(2))
                            .getFailure())
                    .hasMessage(DOWN.getMessage());
            assertThat(source.fetches).hasSize(2);
        }
    }

    @Nested
    class WhatSomebodyWasGiven {

        @Test
        void isStaleOnceANewerOneHasReplacedIt() {
            refreshWith(models(10));
            CatalogSnapshot given = served();
            assertThat(refresh.isStale(given)).isFalse();

            refreshWith(models(11));

            assertThat(refresh.isStale(given)).isTrue();
            assertThat(refresh.isStale(served())).isFalse();
        }
    }

    @Nested
    class WithATimeOfItsOwn {

        @Test
        void theNextRefreshAndStalenessFollowIt() {
            source.freshFor(Duration.ofMinutes(10));

            refreshWith(models(10));

            assertThat(untilNext()).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(10));
            assertThat(refresh.state().stale(clock.instant().plus(Duration.ofMinutes(11))))
                    .isTrue();
        }
    }

    /** What takes too long for a fetch comes later. */
    @Nested
    class Completing {

        private final CompletableFuture<FetchedModels> complete = new CompletableFuture<>();

        @Test
        void aFetchIsServedAtOnceAndAgainWhenItIsComplete() {
            source.completes(fetched -> Uni.createFrom().completionStage(complete));
            refreshWith(models(10));
            CatalogSnapshot first = served();
            served().derive(
                            String.class,
                            snapshot -> snapshot.fetched().configs().size() + " files");
            GatewayState before = refresh.state();

            complete.complete(withFile(first.fetched()));

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(served()).isNotSameAs(first));
            assertThat(served().id()).isNotEqualTo(first.id());
            assertThat(served().fetchedAt()).isEqualTo(first.fetchedAt());
            assertThat(refresh.state().nextRefresh()).isEqualTo(before.nextRefresh());
            assertThat(refresh.state().freshUntil()).isEqualTo(before.freshUntil());
            assertThat(served().derive(String.class, unmade -> "made on request"))
                    .isEqualTo("1 files");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(ended).hasSize(2));
            assertThat(published).last().isSameAs(served());
        }

        @Test
        void aNewerFetchIsNotReplacedByTheCompletedOneBefore() {
            var cancelled = new AtomicInteger();
            source.completes(fetched ->
                    Uni.createFrom().<FetchedModels>nothing().onCancellation().invoke(cancelled::incrementAndGet));
            refreshWith(models(10));
            FetchedModels older = served().fetched();
            refreshWith(models(11));
            CatalogSnapshot newer = served();

            assertThat(cancelled).hasValue(1);
            assertThat(source.completions).containsExactly(older, newer.fetched());
            assertThat(served()).isSameAs(newer);
        }

        @Test
        void aServiceThatStopsCompletesNothing() {
            var cancelled = new AtomicInteger();
            source.completes(fetched ->
                    Uni.createFrom().<FetchedModels>nothing().onCancellation().invoke(cancelled::incrementAndGet));
            refreshWith(models(10));

            refresh.stop();

            assertThat(cancelled).hasValue(1);
        }

        @Test
        void whatCannotBeCompletedStaysAsItIs() {
            source.completes(fetched -> Uni.createFrom().failure(new IllegalStateException("made up")));
            refreshWith(models(10));
            CatalogSnapshot first = served();

            assertThat(refreshWith(models(11)).outcome()).isEqualTo(Outcome.PUBLISHED);
            assertThat(first).isNotSameAs(served());
            assertThat(source.completions).hasSize(2);
        }

        @Test
        void aFetchOfAnotherInstanceAndOneInQuarantineAreNotCompletedHere() {
            refresh.adopt(Uni.createFrom().item(models(10)));
            await().atMost(PATIENCE).until(() -> refresh.state().last().isPresent());
            await().atMost(PATIENCE).until(() -> !refresh.isFetching());

            assertThat(refreshWith(models(4)).outcome()).isEqualTo(Outcome.QUARANTINED);

            assertThat(source.completions).isEmpty();
        }

        private FetchedModels withFile(FetchedModels fetched) {
            return fetched.with(
                    fetched.models(),
                    Map.of("acme-ai/m0", new ConfigFile("0".repeat(40), ConfigFile.Outcome.FOUND, 8192L)));
        }
    }

    private CatalogSnapshot served() {
        return refresh.state().snapshot();
    }

    private Duration untilNext() {
        return Duration.between(clock.instant(), refresh.state().nextRefresh());
    }

    private FetchedModels models(int count) {
        return new FetchedModels(rows(count), Map.of(), clock.instant(), List.of());
    }

    private FetchedModels partial(int count) {
        return new FetchedModels(
                rows(count),
                Map.of(),
                clock.instant(),
                List.of(
                        new FetchedPart("a by likes", List.of(), null),
                        new FetchedPart("b by likes", List.of(), "the Hub answered 500")));
    }

    private static List<Model> rows(int count) {
        return Models.of(
                IntStream.range(0, count).mapToObj(i -> "acme-ai/m" + i).toArray(String[]::new));
    }

    private static <T> UniAssertSubscriber<T> subscribe(Uni<T> uni) {
        return uni.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static <T> T item(Uni<T> uni) {
        return subscribe(uni).awaitItem(PATIENCE).getItem();
    }
}
