package org.modelcatalog.api.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.support.MutableClock;

class StreamedBodiesTest {

    private final BodyCache bodies = new BodyCache(1000);
    private final MutableClock clock = new MutableClock();
    private final StreamedBodies streams = new StreamedBodies(bodies, clock);
    private final AtomicInteger made = new AtomicInteger();

    @AfterEach
    void stop() {
        bodies.stop();
    }

    @Test
    void allPiecesComeInTheirOrder() {
        List<byte[]> all =
                streams.of(pieces(100)).pieces().collect().asList().await().atMost(Duration.ofSeconds(10));

        assertThat(all).extracting(piece -> (int) piece[0]).containsExactlyElementsOf(numbers(100));
    }

    @Test
    void onlyWhatIsAskedForIsMade() {
        AssertSubscriber<byte[]> slow = read(streams.of(pieces(100)), 3).awaitItems(3);

        assertThat(made).hasValue(3);
        slow.cancel();
    }

    @Test
    void whoeverHangsUpMakesRoom() {
        AssertSubscriber<byte[]> first = read(streams.of(pieces(100)), 1).awaitItems(1);

        first.cancel();

        assertThat(streams.open()).isZero();
    }

    @Test
    void whatIsReadToItsEndMakesRoom() {
        read(streams.of(pieces(2)), 9).awaitCompletion();

        assertThat(streams.open()).isZero();
    }

    @Test
    void beyondSoManyNoneIsBegun() {
        numbers(StreamedBodies.MOST).forEach(number -> read(streams.of(pieces(2)), 0));

        assertThatThrownBy(() -> streams.of(pieces(2)))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("64 long lists are being sent already");
    }

    @Test
    void thoseThatAreBegunTogetherAreCountedToo() {
        List<ResponseBody> bodies = numbers(StreamedBodies.MOST + 1).stream()
                .map(number -> streams.of(pieces(2)))
                .toList();

        AssertSubscriber<byte[]> last = bodies.stream()
                .map(body -> read(body, 0))
                .reduce((any, next) -> next)
                .orElseThrow();

        last.assertFailedWith(ProblemException.class);
        assertThat(streams.open()).isEqualTo(StreamedBodies.MOST);
    }

    @Test
    void whoeverReadsForTooLongIsGivenUp() {
        AssertSubscriber<byte[]> slow = read(streams.of(pieces(100)), 1).awaitItems(1);

        clock.pass(Duration.ofMinutes(16));
        slow.request(1);

        slow.awaitFailure().assertFailedWith(IllegalStateException.class, "the client did not read it within");
        assertThat(streams.open()).isZero();
    }

    private AssertSubscriber<byte[]> read(ResponseBody stream, long pieces) {
        return stream.pieces().subscribe().withSubscriber(AssertSubscriber.create(pieces));
    }

    private Iterator<byte[]> pieces(int count) {
        Iterator<Integer> numbers = numbers(count).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return numbers.hasNext();
            }

            @Override
            public byte[] next() {
                made.incrementAndGet();
                return new byte[] {numbers.next().byteValue()};
            }
        };
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
