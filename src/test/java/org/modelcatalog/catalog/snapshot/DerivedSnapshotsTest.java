package org.modelcatalog.catalog.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.Models;

class DerivedSnapshotsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DerivedSnapshots derived = new DerivedSnapshots();

    private record Index(String of) {}

    @Test
    void isMadeOnceForTheSameIngredients() {
        CatalogSnapshot first = item(derived.get("all", List.of("1"), () -> snapshot("a/b")));

        assertThat(item(derived.get("all", List.of("1"), () -> snapshot("c/d"))))
                .isSameAs(first);
        assertThat(item(derived.get("all", List.of("2"), () -> snapshot("c/d"))))
                .isNotSameAs(first);
    }

    @Test
    void aFailureIsNotKept() {
        subscribe(derived.get("all", List.of("1"), failing())).awaitFailure(PATIENCE);

        assertThat(item(derived.get("all", List.of("1"), () -> snapshot("a/b"))))
                .isNotNull();
    }

    @Test
    void aLateFailureLeavesItsSuccessor() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var late = subscribe(derived.get("all", List.of("1"), () -> {
            begun.countDown();
            awaitLatch(released);
            throw new IllegalStateException("made up");
        }));
        begun.await();
        CatalogSnapshot successor = item(derived.get("all", List.of("2"), () -> snapshot("a/b")));

        released.countDown();
        late.awaitFailure(PATIENCE);

        assertThat(item(derived.get("all", List.of("2"), () -> snapshot("c/d"))))
                .isSameAs(successor);
    }

    @Test
    void aReplacementGetsTheIndexesOfTheOneBefore() {
        Queue<Index> made = new ConcurrentLinkedQueue<>();
        item(derived.get("all", List.of("1"), () -> snapshot("a/b"))).derive(Index.class, snapshot -> {
            var index = new Index(snapshot.id());
            made.add(index);
            return index;
        });
        // never made itself, so that the one after it follows the first
        derived.get("all", List.of("2"), () -> snapshot("c/d"));

        CatalogSnapshot third = item(derived.get("all", List.of("3"), () -> snapshot("e/f")));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(made).hasSize(2).contains(new Index(third.id())));
    }

    private static Supplier<CatalogSnapshot> failing() {
        return () -> {
            throw new IllegalStateException("made up");
        };
    }

    private static CatalogSnapshot snapshot(String id) {
        return CatalogSnapshot.of(
                Gateway.HUGGING_FACE, new FetchedModels(Models.of(id), Map.of(), Instant.EPOCH, List.of()));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> UniAssertSubscriber<T> subscribe(Uni<T> uni) {
        return uni.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static <T> T item(Uni<T> uni) {
        return subscribe(uni).awaitItem(PATIENCE).getItem();
    }
}
