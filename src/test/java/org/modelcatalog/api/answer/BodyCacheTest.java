package org.modelcatalog.api.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BodyCacheTest {

    private static final int ROOM = 10_000;

    private final BodyCache bodies = new BodyCache(ROOM);
    private final AtomicInteger made = new AtomicInteger();

    @AfterEach
    void stop() {
        bodies.stop();
    }

    @Test
    void aBodyIsMadeOnceAndKept() {
        bodies.get(name("a", Encoding.IDENTITY), making(10)).join();
        RenderedBody again =
                bodies.get(name("a", Encoding.IDENTITY), making(10)).join();

        assertThat(made).hasValue(1);
        assertThat(bodies.kept(name("a", Encoding.IDENTITY))).isSameAs(again);
    }

    @Test
    void whoAsksWhileItIsMadeWaitsForTheSame() {
        var start = new CountDownLatch(1);
        Supplier<RenderedBody> slow = () -> {
            awaitQuietly(start);
            return making(10).get();
        };

        CompletableFuture<RenderedBody> first = bodies.get(name("a", Encoding.IDENTITY), slow);
        CompletableFuture<RenderedBody> second = bodies.get(name("a", Encoding.IDENTITY), slow);
        assertThat(bodies.kept(name("a", Encoding.IDENTITY))).isNull();
        start.countDown();

        assertThat(first.join()).isSameAs(second.join());
        assertThat(made).hasValue(1);
    }

    @Test
    void aBodyIsJoinedWhenItIsAskedForAgain() {
        byte[] row = {1, 2, 3};
        Supplier<RenderedBody> making = () -> JsonRows.members(3, at -> row).rendered();

        RenderedBody first = bodies.get(name("a", Encoding.IDENTITY), making).join();
        RenderedBody second = bodies.get(name("a", Encoding.IDENTITY), making).join();

        assertThat(first.pieces()).hasSizeGreaterThan(1).contains(row);
        assertThat(second.pieces()).containsExactly(RenderedBody.join(first.pieces()));
        assertThat(bodies.kept(name("a", Encoding.IDENTITY))).isSameAs(second);
        assertThat(bodies.bytes()).isEqualTo(second.length() + 200);
    }

    @Test
    void everyFormIsKeptOnItsOwn() {
        RenderedBody plain =
                bodies.get(name("a", Encoding.IDENTITY), making(1000)).join();
        RenderedBody gzip = bodies.get(name("a", Encoding.GZIP), making(1000)).join();

        assertThat(gzip.length()).isLessThan(plain.length());
    }

    @Test
    void anotherSnapshotHasOtherBodies() {
        bodies.get(name("a", Encoding.IDENTITY), making(10)).join();
        bodies.get(name("b", Encoding.IDENTITY), making(10)).join();

        assertThat(made).hasValue(2);
    }

    @Test
    void aLargeBodyIsGivenAndNotKept() {
        assertThat(bodies.get(name("a", Encoding.IDENTITY), making(ROOM / 4 + 1))
                        .join()
                        .length())
                .isEqualTo(ROOM / 4 + 1);

        assertThat(bodies.kept(name("a", Encoding.IDENTITY))).isNull();
    }

    @Test
    void noMoreIsKeptThanThereIsRoomFor() {
        for (int i = 0; i < 100; i++) {
            bodies.get(name("" + i, Encoding.IDENTITY), making(1000)).join();
        }

        assertThat(bodies.bytes()).isLessThanOrEqualTo(ROOM);
    }

    @RepeatedTest(50)
    void aFaultIsNotKept() {
        Supplier<RenderedBody> faulty = () -> {
            throw new IllegalStateException("cannot");
        };

        assertThatThrownBy(
                        () -> bodies.get(name("a", Encoding.IDENTITY), faulty).join())
                .isInstanceOf(CompletionException.class);
        assertThat(bodies.kept(name("a", Encoding.IDENTITY))).isNull();
        assertThat(bodies.get(name("a", Encoding.IDENTITY), making(10)).join().length())
                .isEqualTo(10);
    }

    private Supplier<RenderedBody> making(int length) {
        return () -> {
            made.incrementAndGet();
            return RenderedBody.of(new byte[length]);
        };
    }

    private static BodyCache.Name name(String snapshot, Encoding encoding) {
        return new BodyCache.Name(snapshot, "limit=5", encoding);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
