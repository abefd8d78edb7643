package org.modelcatalog.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.source.Quota;

class QuotaPacingTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LEFT = Duration.ofSeconds(100);
    private static final QuotaPacing PACING = new QuotaPacing(50);

    @ParameterizedTest
    @CsvSource({
        "WALK,   500, PT0S", // more than half: full speed
        "WALK,   251, PT0S",
        "WALK,   250, PT0.5S", // 200 requests in 100 s
        "WALK,    60, PT10S",
        "WALK,    51, PT1M40S",
        "WALK,    50, PT1M40S", // only the reserve is left: the window's end
        "WALK,     0, PT1M40S",
        "LOOKUP,   1, PT0S", // everything, at full speed
        "LOOKUP,   0, PT1M40S",
        "SEARCH, 101, PT0S", // all but two reserves
        "SEARCH, 100, PT1M40S",
    })
    void theScarcerTheQuotaTheFewerMayUseIt(RequestPurpose purpose, long remaining, Duration wait) {
        assertThat(PACING.wait(quota(remaining), purpose, NOW)).isEqualTo(wait);
    }

    @Test
    void aQuotaOfUnknownLimitIsUsedAtFullSpeedDownToTheReserve() {
        assertThat(PACING.wait(new Quota(51, NOW.plus(LEFT), null, null), RequestPurpose.WALK, NOW))
                .isZero();
        assertThat(PACING.wait(new Quota(50, NOW.plus(LEFT), null, null), RequestPurpose.WALK, NOW))
                .isEqualTo(LEFT);
    }

    @Test
    void aWindowThatIsOverLimitsNothing() {
        assertThat(PACING.wait(quota(0), RequestPurpose.SEARCH, NOW.plus(LEFT))).isZero();
    }

    @Property
    void walksNeverTouchTheReserve(@ForAll @IntRange(max = 250) int remaining) {
        Instant end = NOW.plus(LEFT);
        Instant now = NOW;
        long left = remaining;
        for (Duration wait = PACING.wait(new Quota(left, end, 500L, LEFT), RequestPurpose.WALK, now);
                now.plus(wait).isBefore(end);
                wait = PACING.wait(new Quota(left, end, 500L, LEFT), RequestPurpose.WALK, now)) {
            now = now.plus(wait);
            left--;
        }
        assertThat(left).isGreaterThanOrEqualTo(Math.min(remaining, 50));
    }

    private static Quota quota(long remaining) {
        return new Quota(remaining, NOW.plus(LEFT), 500L, Duration.ofSeconds(300));
    }
}
