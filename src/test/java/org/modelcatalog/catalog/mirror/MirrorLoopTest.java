package org.modelcatalog.catalog.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.mirror.MirrorProgress.Phase;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.huggingface.TestPages;
import org.modelcatalog.support.LogLines;
import org.modelcatalog.support.MovingHub;
import org.modelcatalog.support.MutableClock;
import org.modelcatalog.support.StubHub;

/** The life of a mirror: real requests, and a clock that jumps over the waits. */
@QuarkusTest
class MirrorLoopTest {

    private static final int PAGE = 10;

    private final MutableClock clock = new MutableClock();
    private final MemoryMirrorStore store = new MemoryMirrorStore();
    private final List<String> created = new ArrayList<>();
    private MovingHub hub = new MovingHub(clock, PAGE);
    private StubHub stub;
    private TestPages hubPages;
    private HandTimer timer = new HandTimer(clock);
    private MirrorLoop mirror;

    @BeforeEach
    void start() {
        stub = StubHub.withModels(1);
        serve(hub);
        hubPages = new TestPages(stub, Map.of(), clock);
    }

    @AfterEach
    void stop() {
        if (mirror != null) {
            mirror.stop();
        }
        hubPages.close();
        stub.close();
    }

    @Test
    void theFirstWalkBringsEverythingAndThenItFollows() {
        create(95);

        begin();
        timer.until(this::following);

        assertThat(store.rows().keySet()).containsExactlyElementsOf(hub.repositories());
        assertThat(mirror.progress())
                .returns(95L, MirrorProgress::models)
                .returns(95L, MirrorProgress::rows)
                .returns(10L, MirrorProgress::pages)
                .returns(null, MirrorProgress::lastError);
        assertThat(mirror.progress().ended()).isNotNull();
        assertThat(mirror.progress().asOf()).isBefore(clock.instant());
        assertThat(requests("sort=createdAt"))
                .as("ten pages, and one of what is new since")
                .isEqualTo(11);
        assertThat(mirror.requests()).isEqualTo(hub.asked().size());
        assertThat(mirror.pages()).isEqualTo(mirror.requests());
    }

    @Test
    void aRowHasWhatTheListSaysAndTheRestIsUnknown() {
        String repository = hub.create("acme/aurora");

        begin();
        timer.until(this::following);

        Model row = store.rows().get(repository);
        assertThat(row.id()).isEqualTo("acme/aurora");
        assertThat(row.hub().license()).isEqualTo("mit");
        assertThat(row.hub().downloads()).isEqualTo(10);
        assertThat(row.hub().parameters().value()).isEqualTo(7000);
        assertThat(row.hub().downloadsAllTime()).isNull();
        assertThat(hub.asked().get(0)).doesNotContain("config", "gguf", "inferenceProviderMapping");
    }

    @Test
    void whatIsPrivateIsNotMirrored() {
        create(2);
        hub.set(created.get(0), "private", true);

        begin();
        timer.until(this::following);

        assertThat(store.rows()).containsOnlyKeys(created.get(1));
    }

    @Test
    void anInstanceThatMayNotWriteOnlyTellsHowFarTheMirrorIs() {
        create(25);
        store.writtenByAnother(true);

        begin();
        timer.step();
        store.write(new MirrorBatch(
                List.of(), 1, MirrorState.NONE.begin(clock.instant()).page("/next", 7)));
        timer.step();
        assertThat(hub.asked()).isEmpty();
        assertThat(mirror.progress().rows()).isEqualTo(7);
        assertThat(timer.nextWait()).isLessThanOrEqualTo(Duration.ofSeconds(10));

        store.write(new MirrorBatch(List.of(), 0, MirrorState.NONE));
        store.writtenByAnother(false);
        timer.until(this::following);
        assertThat(store.rows()).hasSize(25);
    }

    @Test
    void anInstanceThatIsOvertakenStopsAndGoesOnWhereTheOtherEnds() {
        create(45);
        begin();
        timer.until(() -> store.state().pages() >= 2);

        store.writtenByAnother(true);
        timer.step();
        int asked = hub.asked().size();
        timer.step();
        assertThat(hub.asked()).hasSize(asked);

        store.writtenByAnother(false);
        timer.until(this::following);
        assertThat(store.rows()).hasSize(45);
        assertThat(requests("sort=createdAt"))
                .as("five pages, and one of what is new since")
                .isEqualTo(6);
    }

    @Test
    void whatIsWrongWithTheStoreIsSaidBetweenTwoSteps() {
        create(5);
        begin();
        timer.until(this::following);

        store.troubleIs("its disks are full");
        assertThat(mirror.progress())
                .returns(MirrorProgress.Phase.DEGRADED, MirrorProgress::phase)
                .returns("its disks are full", MirrorProgress::lastError)
                .returns(5L, MirrorProgress::models);
        store.troubleIs(null);

        assertThat(following()).isTrue();
    }

    @Test
    void anInstanceThatIsKilledBetweenTwoPagesLosesAndDoublesNothing() {
        create(95);
        begin();
        for (int kill = 1; kill < 10; kill += 2) {
            int pages = kill;
            timer.until(() -> store.state().pages() >= pages);
            mirror.stop();
            begin();
        }
        timer.until(() -> store.state().ended() != null);

        assertThat(store.rows().keySet()).containsExactlyElementsOf(hub.repositories());
        assertThat(store.writes)
                .hasSize(95)
                .allSatisfy((repository, times) -> assertThat(times).isOne());
        assertThat(hub.asked()).as("no page twice").hasSize(10);
    }

    @Test
    void anInstanceThatIsStoppedWithinAPageWritesNothingMoreAndTheNextOneAsksAgain() {
        create(25);
        begin();
        timer.until(() -> store.state().pages() == 1);
        stub.hold(request -> true);
        timer.step();
        await().until(() -> stub.heldBack() == 1);

        mirror.stop();
        stub.release();
        assertThat(timer.tasks()).isZero();
        assertThat(store.state().pages()).isEqualTo(1);

        begin();
        timer.until(this::following);
        assertThat(store.rows().keySet()).containsExactlyElementsOf(hub.repositories());
    }

    @Test
    void itUsesItsShareOfEachWindowAndNoMore() {
        serve(hub = new MovingHub(clock, 1));
        create(700);

        begin();
        timer.until(() -> store.state().ended() != null);

        List<Integer> windows = hub.answered();
        assertThat(windows)
                .hasSizeBetween(3, 5)
                .allSatisfy(used -> assertThat(used).isLessThanOrEqualTo(250));
        assertThat(windows.subList(1, windows.size() - 1))
                .as("it is no slower than it must be")
                .allSatisfy(used -> assertThat(used).isGreaterThan(220));
    }

    @Test
    void whatOthersUseOfTheQuotaIsTakenFromItsShare() {
        serve(hub = new MovingHub(clock, 1));
        create(400);
        begin();
        timer.until(() -> store.state().pages() == 300); // within the second window
        int before = last(hub.answered());

        hub.use(250 - before);
        Instant used = clock.instant();
        timer.until(() -> store.state().pages() == 303);

        assertThat(last(hub.answered())).as("of the next window").isLessThanOrEqualTo(3);
        assertThat(Duration.between(used, clock.instant())).isGreaterThan(Duration.ofSeconds(10));
    }

    @Test
    void everyHourItAsksForWhatIsNewAndWhatHasChanged() {
        create(95);
        begin();
        timer.until(this::following);
        Instant before = clock.instant();
        clock.pass(Duration.ofMinutes(30));
        String fresh = hub.create("acme/fresh");
        hub.change(created.get(3), "likes", 4711);
        hub.set(created.get(4), "likes", 4712);
        hub.forget();

        timer.until(() -> store.rows().containsKey(fresh) && likes(created.get(3)) == 4711);

        assertThat(clock.instant()).isBetween(before.plus(Duration.ofMinutes(55)), before.plus(Duration.ofMinutes(80)));
        assertThat(likes(created.get(4))).as("only a sweep sees that").isEqualTo(5);
        assertThat(hub.asked()).as("down to the watermark and no further").hasSizeLessThanOrEqualTo(4);
        timer.until(this::following);
        assertThat(mirror.progress().models()).isEqualTo(96);
    }

    @Test
    void aModelIsGoneAfterTwoSweepsWithoutItAndNotAfterOne() {
        create(25);
        begin();
        timer.until(this::following);
        String gone = created.get(7);
        hub.delete(gone);
        hub.set(created.get(4), "likes", 4712);

        timer.until(() -> whole(2));
        assertThat(store.rows()).containsKey(gone).hasSize(25);
        assertThat(likes(created.get(4))).isEqualTo(4712);

        timer.until(() -> whole(3));
        assertThat(store.rows()).doesNotContainKey(gone).hasSize(24);
        assertThat(mirror.progress().models()).isEqualTo(24);
        assertThat(store.state().began()).isAfter(store.state().firstEnded().plus(Duration.ofDays(13)));
    }

    @Test
    void aSweepThatWasCutOffGoesOnAfterARestart() {
        create(55);
        begin();
        timer.until(() -> store.state().sweep() == 2 && store.state().pages() == 3);
        assertThat(mirror.progress().phase()).isEqualTo(Phase.SWEEPING);
        mirror.stop();
        hub.forget();

        begin();
        timer.until(() -> whole(2));

        assertThat(requests("cursor=")).as("pages four to six").isEqualTo(3);
        assertThat(store.state().rows()).isEqualTo(55);
    }

    @Test
    void newModelsAreAskedForDuringASweep() {
        serve(hub = new MovingHub(clock, 3));
        create(30);
        begin(Map.of("hub-mirror.quota", "0.05", "hub-mirror.new", "2M", "hub-mirror.sweep", "90M"));
        timer.until(() -> store.state().sweep() == 2 && store.state().pages() == 2);

        String fresh = hub.create("acme/fresh");
        timer.until(() -> store.rows().containsKey(fresh));

        assertThat(store.state()).returns(2, MirrorState::sweep).returns(null, MirrorState::ended);
        timer.until(() -> whole(2));
        assertThat(store.rows()).hasSize(31);
    }

    @Test
    void aRenamedModelTakesThePlaceOfTheFormerOne() {
        create(5);
        begin();
        timer.until(this::following);

        hub.change(created.get(2), "id", "acme/renamed");
        timer.until(() -> store.rows().get(created.get(2)).id().equals("acme/renamed"));

        assertThat(store.rows()).hasSize(5);
    }

    @Test
    void aCursorThatIsRefusedBeginsTheWalkAgain() {
        create(45);
        begin();
        timer.until(() -> store.state().pages() == 3);
        hub.refuseCursors(true);
        timer.until(() -> mirror.progress().phase() == Phase.DEGRADED);
        hub.refuseCursors(false);

        timer.until(() -> store.state().ended() != null);

        assertThat(store.rows().keySet()).containsExactlyElementsOf(hub.repositories());
        assertThat(store.state()).returns(1, MirrorState::sweep).returns(45L, MirrorState::rows);
    }

    @Test
    void aStoredLinkOfAnotherEndpointIsNotFollowed() {
        create(15);
        MirrorState elsewhere =
                MirrorState.NONE.begin(clock.instant()).page("http://elsewhere.example/api/models?cursor=x", 1);
        store.write(new MirrorBatch(List.of(), 1, elsewhere));

        begin();
        timer.until(() -> store.state().ended() != null);

        assertThat(store.rows()).hasSize(15);
    }

    @Test
    void aLimitedRateIsWaitedForAsTheHubSays() {
        create(15);
        begin();
        timer.until(() -> store.state().pages() == 1);
        stub.misbehave(
                request -> true,
                request -> request.response()
                        .setStatusCode(429)
                        .putHeader("Retry-After", "77")
                        .end());
        timer.step();

        assertThat(timer.nextWait()).isEqualTo(Duration.ofSeconds(77));
        assertThat(mirror.progress().phase()).as("to wait is no failure").isEqualTo(Phase.FIRST_WALK);
        serve(hub);
        timer.until(() -> store.state().ended() != null);
        assertThat(store.rows()).hasSize(15);
    }

    @Test
    void failuresAreWaitedOutEverLongerAndTheWalkGoesOnWhereItWas() {
        create(25);
        begin();
        timer.until(() -> store.state().pages() == 1);
        try (var log = new LogLines(MirrorFailures.class)) {
            stub.failWith(504);
            Duration longest = Duration.ZERO;
            for (int failure = 0; failure < 14; failure++) {
                timer.step();
                Duration wait = timer.nextWait();
                longest = wait.compareTo(longest) > 0 ? wait : longest;
            }
            assertThat(longest).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(10));
            assertThat(mirror.progress())
                    .returns(Phase.DEGRADED, MirrorProgress::phase)
                    .returns("the Hub answered 504", MirrorProgress::lastError);
            assertThat(log.warnings()).as("once").hasSize(1);
        }
        serve(hub);
        hub.forget();

        timer.until(() -> store.state().ended() != null);

        assertThat(hub.asked()).as("pages two and three").hasSize(2);
        assertThat(store.writes)
                .allSatisfy((repository, times) -> assertThat(times).isOne());
        assertThat(mirror.progress().lastError()).isNull();
    }

    @Test
    void aStoreThatFailsIsDegradedAndThenGoodAgain() {
        create(25);
        begin();
        timer.until(() -> store.state().pages() == 1);

        store.failWith("the disk is full");
        timer.until(() -> mirror.progress().phase() == Phase.DEGRADED);
        assertThat(mirror.progress().lastError()).isEqualTo("the disk is full");
        assertThat(mirror.progress().models()).as("as last known").isEqualTo(10);

        store.failWith(null);
        timer.until(this::following);
        assertThat(store.rows()).hasSize(25);
        assertThat(mirror.progress().lastError()).isNull();
    }

    @Test
    void aStoreThatCannotBeOpenedIsTriedAgain() {
        create(5);
        store.failWith("the folder is read-only");
        begin();
        timer.step();
        assertThat(mirror.progress().phase()).isEqualTo(Phase.DEGRADED);
        assertThat(hub.asked()).isEmpty();

        store.failWith(null);
        timer.until(this::following);
        assertThat(store.rows()).hasSize(5);
    }

    @Test
    void listsThatAreCutOffDoNotEmptyTheMirror() {
        create(45);
        begin();
        timer.until(this::following);
        // an error page that says 200, without a link
        stub.misbehaveToo(
                request -> request.uri().contains("cursor="),
                request -> request.response().end("[]"));

        timer.until(() -> whole(4));

        assertThat(store.rows()).hasSize(45);
    }

    @Test
    void anEmptyListIsAFailure() {
        begin();
        timer.until(() -> mirror.progress().phase() == Phase.DEGRADED);

        assertThat(store.state()).isEqualTo(MirrorState.NONE);
        create(1);
        timer.until(this::following);
        assertThat(store.rows()).hasSize(1);
    }

    @Test
    void linksThatLeadInACircleEndTheWalk() {
        create(25);
        begin();
        timer.until(() -> store.state().pages() == 1);
        String link = store.state().next();
        stub.misbehave(
                request -> true,
                request -> request.response()
                        .putHeader("Link", "<" + link + ">; rel=\"next\"")
                        .end("[{\"_id\":\"0123456789abcdef01234567\",\"id\":\"a/b\"}]"));
        timer.until(() -> mirror.progress().phase() == Phase.DEGRADED);

        assertThat(mirror.progress().lastError()).contains("circle");
        serve(hub);
        timer.until(() -> store.state().ended() != null);
        assertThat(store.rows()).hasSize(25);
    }

    @Test
    void changesThatCannotBeListedDoNotKeepTheOthersWaiting() {
        create(25);
        stub.misbehaveToo(
                request -> request.uri().contains("sort=lastModified"),
                request -> request.response().setStatusCode(400).end("{\"error\":\"✖ Invalid sort\"}"));
        begin();
        timer.until(() -> whole(2));

        String fresh = hub.create("acme/fresh");
        timer.until(() -> store.rows().containsKey(fresh));
        assertThat(mirror.progress().asOf()).as("changes are missing").isNull();
    }

    private void begin() {
        begin(Map.of());
    }

    /** Another instance, which begins with what the store has. */
    private void begin(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        hubPages.close();
        hubPages = new TestPages(stub, all, clock);
        timer = new HandTimer(clock);
        var config = hubPages.config;
        var pace = new MirrorPace(
                config.hubMirror().quota(), 3L * config.huggingface().quotaReserve());
        mirror = new MirrorLoop(
                config.hubMirror(), () -> store, new MirrorRequests(hubPages.pages, pace, clock), clock, timer);
        mirror.start(Duration.ofSeconds(30));
    }

    private void serve(MovingHub served) {
        stub.misbehave(request -> request.path().equals("/api/models"), served);
    }

    private void create(int count) {
        for (int model = 0; model < count; model++) {
            created.add(hub.create("acme/model-" + model));
            clock.pass(Duration.ofMinutes(2));
        }
    }

    private boolean following() {
        return mirror.progress().phase() == Phase.FOLLOWING && mirror.progress().asOf() != null;
    }

    private boolean whole(int sweep) {
        return store.state().sweep() == sweep && store.state().ended() != null;
    }

    private long likes(String repository) {
        return store.rows().get(repository).hub().likes();
    }

    private long requests(String part) {
        return hub.asked().stream().filter(uri -> uri.contains(part)).count();
    }

    private static int last(List<Integer> counts) {
        return counts.get(counts.size() - 1);
    }
}
