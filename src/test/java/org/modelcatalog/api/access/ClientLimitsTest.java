package org.modelcatalog.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.modelcatalog.api.problem.ProblemException;

class ClientLimitsTest {

    private static final SocketAddress CLIENT = SocketAddress.inetSocketAddress(4711, "192.0.2.1");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong(17);
    private final ClientLimits limits = limits(3);

    @Test
    void theFirstOnesMayComeAtOnce() {
        assertThatCode(() -> spend(3)).doesNotThrowAnyException();
    }

    @Test
    void oneMoreIsRefusedAndToldHowLongToWait() {
        spend(3);

        ProblemException refused = refused();

        assertThat(retryAfter(refused)).isEqualTo(20);
        assertThat(refused)
                .hasMessageStartingWith("Only 3 requests a minute of this kind are accepted from one client; ")
                .hasMessageContaining("try again in 20 s");
    }

    @Test
    void theWaitIsRoundedUpSoThatItIsNotInVain() {
        spend(3);
        pass(Duration.ofMillis(500));

        assertThat(retryAfter(refused())).isEqualTo(20);
    }

    @Test
    void theWaitIsAtLeastASecond() {
        var many = limits(6000);
        for (int i = 0; i < 6000; i++) {
            many.spend(CLIENT, "search");
        }

        assertThat(retryAfter(catchThrowableOfType(ProblemException.class, () -> many.spend(CLIENT, "search"))))
                .isEqualTo(1);
    }

    @Test
    void afterThatWaitTheNextOneMayCome() {
        spend(3);
        pass(Duration.ofSeconds(retryAfter(refused())));

        assertThatCode(() -> spend(1)).doesNotThrowAnyException();
        assertThat(retryAfter(refused())).isEqualTo(20);
    }

    @Test
    void aMinuteFillsTheBucketAndNoMore() {
        spend(3);
        pass(Duration.ofHours(1));
        spend(3);

        assertThat(refused()).isNotNull();
    }

    @Test
    void oneClientDoesNotUseUpTheShareOfAnother() {
        spend(3);

        assertThatCode(() -> limits.spend(SocketAddress.inetSocketAddress(4711, "192.0.2.2"), "search"))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherPortIsTheSameClient() {
        spend(3);

        assertThat(catchThrowableOfType(
                        ProblemException.class,
                        () -> limits.spend(SocketAddress.inetSocketAddress(4712, "192.0.2.1"), "search")))
                .isNotNull();
    }

    @Test
    void zeroIsNoLimit() {
        var none = limits(0);

        assertThatCode(() -> {
                    for (int i = 0; i < 1000; i++) {
                        none.spend(CLIENT, "search");
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsRefusedIsCountedByRoute() {
        spend(3);
        refused();
        refused();

        assertThat(meters.counter(ClientLimits.LIMITED, "route", "search").count())
                .isEqualTo(2);
    }

    @Test
    void aFloodOfClientsDoesNotFillTheMemory() {
        for (int i = 0; i < 3 * ClientLimits.MAX_CLIENTS; i++) {
            limits.spend(
                    SocketAddress.inetSocketAddress(4711, "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255)),
                    "search");
        }

        assertThat(limits.clients()).isLessThanOrEqualTo(ClientLimits.MAX_CLIENTS);
    }

    @Test
    void aClientThatStaysAwayIsForgotten() {
        spend(1);
        pass(Duration.ofMinutes(6));

        assertThat(limits.clients()).isZero();
    }

    private void spend(int requests) {
        for (int i = 0; i < requests; i++) {
            limits.spend(CLIENT, "search");
        }
    }

    private ProblemException refused() {
        return catchThrowableOfType(ProblemException.class, () -> spend(1));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private ClientLimits limits(int limit) {
        return new ClientLimits(limit, meters, new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        });
    }

    private static long retryAfter(ProblemException refused) {
        return (long) refused.headers().get("Retry-After");
    }
}
