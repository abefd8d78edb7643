package org.modelcatalog.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;
import org.modelcatalog.support.MutableClock;

class QuotaGuardTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final MutableClock clock = new MutableClock();
    private final QuotaGuard guard = new QuotaGuard(50, null, DEADLINE, clock);

    @Test
    void beforeTheUpstreamHasSaidAnythingEverybodyMayAsk() {
        turn(RequestPurpose.SEARCH).assertCompleted();
    }

    @ParameterizedTest
    @CsvSource({"LOOKUP, 0", "SEARCH, 100", "WALK, 50"})
    void whoHasNothingLeftFailsAtOnceAndIsToldWhenToComeBack(RequestPurpose purpose, int remaining) {
        told(remaining, 100);

        UpstreamException failure = refused(purpose);

        assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(100));
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void whoIsToldToComeBackIsGivenASecondAtLeast() {
        told(0, 1);
        clock.pass(Duration.ofMillis(900));

        assertThat(refused(RequestPurpose.LOOKUP).retryAfter()).contains(Duration.ofSeconds(1));
    }

    @Test
    void requestsWithoutAnAnswerYetCountAsUsed() {
        told(1, 100);
        guard.sent(RequestPurpose.WALK);

        assertThat(refused(RequestPurpose.LOOKUP).reason()).isEqualTo(Reason.RATE_LIMITED);

        guard.unanswered();
        turn(RequestPurpose.LOOKUP).assertCompleted();
    }

    @Test
    void aWalkWaitsForTheWindowsEndWhenThatIsSoon() {
        told(50, 20);

        turn(RequestPurpose.WALK).assertNotTerminated().cancel();
    }

    @Test
    void walksKeepTheirSpeedWhileTheMirrorUsesItsHalf() {
        told(400, 100);
        for (int page = 0; page < 250; page++) {
            guard.sent(RequestPurpose.MIRROR);
            guard.unanswered();
        }
        told(250, 90);

        turn(RequestPurpose.WALK).assertCompleted();

        told(120, 80); // less than half of what the mirror left
        turn(RequestPurpose.WALK).assertNotTerminated().cancel();
    }

    @Test
    void whatTheMirrorUsedOfAnEarlierWindowIsForgotten() {
        told(400, 10);
        for (int page = 0; page < 250; page++) {
            guard.sent(RequestPurpose.MIRROR);
            guard.unanswered();
        }
        clock.pass(Duration.ofSeconds(11));
        told(240, 100);

        turn(RequestPurpose.WALK).assertNotTerminated().cancel();
    }

    @Test
    void theMirrorLeavesThreeReservesAndNeverWaitsHere() {
        told(151, 100);
        turn(RequestPurpose.MIRROR).assertCompleted();

        told(150, 100);
        assertThat(refused(RequestPurpose.MIRROR).retryAfter()).contains(Duration.ofSeconds(100));
    }

    @Test
    void walksTakeTheirTurnsOneBehindTheOther() {
        told(60, 100); // ten requests in 100 s

        turn(RequestPurpose.WALK).assertNotTerminated().cancel();
        turn(RequestPurpose.WALK).assertNotTerminated().cancel();
        turn(RequestPurpose.WALK).assertNotTerminated().cancel();

        assertThat(refused(RequestPurpose.WALK)).as("would be due in 40 s").isNotNull();
    }

    @Test
    void aNewWindowIsUsedAtFullSpeed() {
        told(50, 20);
        clock.pass(Duration.ofSeconds(20));

        turn(RequestPurpose.WALK).assertCompleted();
        assertThat(guard.quota()).isEmpty();
    }

    @Test
    void aGuardOfOneOfSeveralQuotasLearnsNothingFromAnother() {
        var named = new QuotaGuard(50, "resolvers", DEADLINE, clock);
        named.sent(RequestPurpose.WALK);
        named.answered("\"api\";r=0;t=100", "\"fixed window\";\"api\";q=500;w=300");
        assertThat(named.quota()).isEmpty();

        named.sent(RequestPurpose.WALK);
        named.answered("\"resolvers\";r=7;t=100", "\"fixed window\";\"resolvers\";q=3000;w=300");
        assertThat(named.quota()).hasValueSatisfying(quota -> {
            assertThat(quota.remaining()).isEqualTo(7);
            assertThat(quota.limit()).isEqualTo(3000);
        });
    }

    private void told(int remaining, int seconds) {
        guard.sent(RequestPurpose.WALK);
        guard.answered("\"api\";r=" + remaining + ";t=" + seconds, "\"fixed window\";\"api\";q=500;w=300");
    }

    private UpstreamException refused(RequestPurpose purpose) {
        return (UpstreamException) turn(purpose).getFailure();
    }

    private UniAssertSubscriber<Void> turn(RequestPurpose purpose) {
        return guard.turn(purpose).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
