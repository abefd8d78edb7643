package org.modelcatalog.catalog.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.source.Quota;

class MirrorPaceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LEFT = Duration.ofSeconds(100);

    @ParameterizedTest
    @CsvSource({
        "0.5, 500, 500, 0, PT0.4S", // 250 requests in 100 s
        "0.5, 500, 251, 249, PT1M40S",
        "0.5, 500, 250, 250, PT1M41S", // its share is used up: the window's end, and a second
        "0.5, 500, 250, 0, PT1M41S", // others have used it up
        "0.5, 500, 0, 0, PT1M41S",
        "1.0, 500, 160, 340, PT10S", // three reserves are left whatever the ratio
        "1.0, 500, 150, 350, PT1M41S",
        "0.05, 500, 480, 5, PT5S", // 20 of 25
        "0.05, 500, 251, 0, PT1M40S", // others may use half before a small share waits for them
        "0.05, 500, 480, 25, PT1M41S",
        "0.5, 1000, 1000, 0, PT0.2S",
    })
    void whatIsLeftOfItsShareIsSpreadOverTheWindow(
            BigDecimal ratio, long limit, long remaining, long used, Duration wait) {
        var pace = new MirrorPace(ratio, 150);

        assertThat(pace.wait(quota(limit, remaining), used, NOW)).isEqualTo(wait);
        assertThat(pace.closed(quota(limit, remaining), used, NOW))
                .isEqualTo(wait.compareTo(LEFT) > 0 ? wait : Duration.ZERO);
    }

    @Test
    void aWindowThatIsOverLimitsNothing() {
        var pace = new MirrorPace(new BigDecimal("0.5"), 150);

        assertThat(pace.wait(quota(500, 0), 0, NOW.plus(LEFT))).isZero();
        assertThat(pace.closed(quota(500, 0), 0, NOW.plus(LEFT))).isZero();
    }

    @Test
    void aWindowOfUnknownLimitIsTakenForTheSmallest() {
        var pace = new MirrorPace(new BigDecimal("0.5"), 150);

        assertThat(pace.wait(new Quota(260, NOW.plus(LEFT), null, null), 0, NOW))
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void requestsCountInTheirWindowOnly() {
        var usage = new MirrorUsage();
        usage.sent();
        assertThat(usage.in(quota(500, 499))).isEqualTo(1);
        usage.sent();
        usage.sent();
        assertThat(usage.in(new Quota(497, NOW.plus(LEFT).plusSeconds(1), 500L, null)))
                .as("the same end, told a second later")
                .isEqualTo(3);
        usage.sent();
        assertThat(usage.in(new Quota(499, NOW.plus(LEFT).plusSeconds(300), 500L, null)))
                .isEqualTo(1);
    }

    /** Whatever others use meanwhile, and however long a page takes. */
    @Property
    void aWindowNeverHasMoreThanItsShare(
            @ForAll @IntRange(min = 5, max = 100) int percent,
            @ForAll @IntRange(min = 500, max = 3000) int limit,
            @ForAll @IntRange(max = 300) int others,
            @ForAll @IntRange(max = 2000) int pageMillis) {
        var pace = new MirrorPace(BigDecimal.valueOf(percent, 2), 150);
        Instant end = NOW.plusSeconds(300);
        Instant now = NOW;
        long used = 0;
        while (now.isBefore(end)) {
            var quota = new Quota(Math.max(0, limit - others - used), end, (long) limit, Duration.ofMinutes(5));
            if (pace.closed(quota, used, now).isZero()) {
                used++;
                now = now.plusMillis(pageMillis);
                quota = quota.less(1);
            }
            now = now.plus(pace.wait(quota, used, now)).plusMillis(1);
        }
        assertThat(used).isLessThanOrEqualTo((long) limit * percent / 100);
        assertThat(limit - others - used).isGreaterThanOrEqualTo(Math.min(150, limit - others));
    }

    private static Quota quota(long limit, long remaining) {
        return new Quota(remaining, NOW.plus(LEFT), limit, Duration.ofMinutes(5));
    }
}
