package org.modelcatalog.catalog.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.changes.CatalogChanges.Beginning;
import org.modelcatalog.model.Model;
import org.modelcatalog.support.Models;

class CatalogChangesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> BOTH = Set.of("hug", "openrouter");

    private final MadeUpChanges gateways = new MadeUpChanges();
    private final CatalogChanges changes = gateways.changes();
    private final List<CatalogChange> told = new CopyOnWriteArrayList<>();

    @Test
    void whoeverListensIsToldWhatFollowsWhat() {
        String first = gateways.serve("hug", "a/b");
        changes.listen(BOTH, Map.of(), told::add);

        String second = gateways.serve("hug", "a/b", "a/c");

        assertThat(told).singleElement().satisfies(change -> {
            assertThat(change.previous()).isEqualTo(first);
            assertThat(change.now().snapshot()).isEqualTo(second);
            assertThat(change.added().ids()).containsExactly("a/c");
        });
    }

    @Test
    void theSameSnapshotAgainIsNoChange() {
        changes.listen(BOTH, Map.of(), told::add);
        gateways.serve("hug", "a/b");

        gateways.look("hug");

        assertThat(told).hasSize(1);
    }

    @Test
    void theLatestChangesComeFirstAndOnlyThoseOfTheGatewaysAskedFor() {
        gateways.serve("hug", "a/b");
        String second = gateways.serve("hug", "a/b", "a/c");
        String third = gateways.serve("hug", "a/c");
        gateways.serve("openrouter", "a/b");
        String other = gateways.serve("openrouter", "a/c");

        assertThat(changes.latest(BOTH, 2))
                .extracting(change -> change.now().snapshot())
                .containsExactly(other, third);
        assertThat(changes.latest(Set.of("hug"), 9))
                .extracting(change -> change.now().snapshot())
                .containsExactly(third, second);
        assertThat(changes.latest(Set.of("hug"), 1).get(0).removed().ids()).containsExactly("a/b");
    }

    @Test
    void whoeverHasLeftIsToldNothing() {
        CatalogChanges.Listener listener = told::add;
        changes.listen(BOTH, Map.of(), listener);

        changes.leave(listener);

        gateways.serve("hug", "a/b");
        assertThat(told).isEmpty();
    }

    @Test
    void whoeverKnowsNothingBeginsWithWhatIsServed() {
        gateways.serve("hug", "a/b");
        String hug = gateways.serve("hug", "a/c");

        Beginning beginning = changes.listen(BOTH, Map.of(), told::add);

        assertThat(beginning.unknown()).extracting(SnapshotSummary::snapshot).containsExactly(hug);
        assertThat(beginning.missed()).isEmpty();
    }

    @Test
    void whoeverComesBackIsGivenWhatWasMissedInOrder() {
        String known = gateways.serve("hug", "a/b");
        String second = gateways.serve("hug", "a/c");
        String third = gateways.serve("hug", "a/d");

        Beginning beginning = changes.listen(BOTH, Map.of("hug", known), told::add);

        assertThat(snapshots(beginning.missed())).containsExactly(second, third);
        assertThat(beginning.unknown()).isEmpty();
    }

    @Test
    void whoeverMissedNothingIsGivenNothing() {
        String known = gateways.serve("hug", "a/b");

        Beginning beginning = changes.listen(BOTH, Map.of("hug", known), told::add);

        assertThat(beginning).isEqualTo(new Beginning(List.of(), List.of()));
    }

    @Test
    void everyGatewayIsTakenUpWhereItWasLeft() {
        String hug = gateways.serve("hug", "a/b");
        gateways.serve("openrouter", "a/b");
        String router = gateways.serve("openrouter", "a/c");
        String nextHug = gateways.serve("hug", "a/c");
        String nextRouter = gateways.serve("openrouter", "a/d");

        Beginning beginning = changes.listen(BOTH, Map.of("hug", hug, "openrouter", router), told::add);

        assertThat(snapshots(beginning.missed())).containsExactly(nextHug, nextRouter);
    }

    @Test
    void aSnapshotThatCameBackIsTakenUpWhereItWasTheLastTime() {
        var sameTime = MadeUpChanges.snapshot("hug", Models.of("a/b"), java.time.Instant.EPOCH);
        changes.look("hug", () -> sameTime);
        gateways.serve("hug", "a/c");
        changes.look("hug", () -> sameTime);
        String last = gateways.serve("hug", "a/d");

        Beginning beginning = changes.listen(BOTH, Map.of("hug", sameTime.id()), told::add);

        assertThat(snapshots(beginning.missed())).containsExactly(last);
    }

    @Test
    void whatNobodyKnowsIsUnknownAndTheOthersAreNot() {
        String hug = gateways.serve("hug", "a/b");
        String router = gateways.serve("openrouter", "a/b");
        String nextHug = gateways.serve("hug", "a/c");

        Beginning beginning = changes.listen(BOTH, Map.of("hug", hug, "openrouter", "0123456789abcdef"), told::add);

        assertThat(beginning.unknown()).extracting(SnapshotSummary::snapshot).containsExactly(router);
        assertThat(snapshots(beginning.missed())).containsExactly(nextHug);
    }

    @Test
    void onlyTheLastChangesAreKept() {
        String oldest = gateways.serve("hug", "a/b");
        List<String> followers = IntStream.rangeClosed(0, ChangeLog.MOST)
                .mapToObj(number -> gateways.serve("hug", "a/" + number))
                .toList();

        assertThat(changes.listen(BOTH, Map.of("hug", oldest), told::add).missed())
                .isEmpty();
        assertThat(changes.listen(BOTH, Map.of("hug", followers.get(0)), told::add)
                        .missed())
                .hasSize(ChangeLog.MOST);
    }

    @Test
    void onlyAsManyIdsAreKeptAsThereIsRoomFor() {
        String oldest = gateways.serve("hug", thousand(0));
        String known = gateways.serve("hug", thousand(1));
        // each of them 1,000 added and 1,000 removed, of 20,000 that are kept
        IntStream.rangeClosed(2, 11).forEach(number -> gateways.serve("hug", thousand(number)));

        assertThat(changes.listen(BOTH, Map.of("hug", oldest), told::add).missed())
                .isEmpty();
        assertThat(changes.listen(BOTH, Map.of("hug", known), told::add).missed())
                .hasSize(10);
    }

    @Test
    void afterNothingWasServedTheNextSnapshotIsAFirstOne() {
        String before = gateways.serve("hug", "a/b");
        gateways.serve("hug", "a/c");
        gateways.serveNothing("hug");
        changes.listen(BOTH, Map.of(), told::add);

        gateways.serve("hug", "a/d");

        assertThat(told).singleElement().returns(null, CatalogChange::previous);
        assertThat(changes.listen(BOTH, Map.of("hug", before), told::add).unknown())
                .hasSize(1);
    }

    @Test
    void noSnapshotIsKeptThatIsServedNoLonger() {
        gateways.serve("hug", "a/b");
        var before = new WeakReference<>(gateways.served("hug"));

        gateways.serve("hug", "a/c");

        await().atMost(PATIENCE).until(() -> {
            System.gc();
            return before.refersTo(null);
        });
    }

    @Test
    void nothingIsComparedOnTheThreadThatServes() {
        var work = new ArrayList<Runnable>();
        var later = new MadeUpChanges(work::add);
        later.changes().listen(BOTH, Map.of(), told::add);

        later.serve("hug", "a/b");

        assertThat(told).isEmpty();
        work.forEach(Runnable::run);
        assertThat(told).hasSize(1);
    }

    @Test
    void whoeverComesBackWhileChangesAreMadeMissesNoneAndGetsNoneTwice() {
        String first = gateways.serve("hug", "a/b");
        CompletableFuture<List<String>> served = CompletableFuture.supplyAsync(() -> IntStream.range(0, ChangeLog.MOST)
                .mapToObj(number -> gateways.serve("hug", "a/" + number))
                .toList());
        var readers = new ArrayList<List<CatalogChange>>();
        var beginnings = new ArrayList<List<CatalogChange>>();
        do {
            var live = new CopyOnWriteArrayList<CatalogChange>();
            beginnings.add(changes.listen(Set.of("hug"), Map.of("hug", first), live::add)
                    .missed());
            readers.add(live);
        } while (!served.isDone());

        List<String> all = served.join();
        assertThat(IntStream.range(0, readers.size())
                        .mapToObj(reader -> Stream.concat(beginnings.get(reader).stream(), readers.get(reader).stream())
                                .toList()))
                .allSatisfy(read -> assertThat(snapshots(read)).isEqualTo(all));
    }

    private static List<String> snapshots(List<CatalogChange> changes) {
        return changes.stream().map(change -> change.now().snapshot()).toList();
    }

    private static List<Model> thousand(int number) {
        return IntStream.range(0, 1000)
                .mapToObj(model -> Models.model(number + "/" + model, "m", "o"))
                .toList();
    }
}
