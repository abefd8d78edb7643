package org.modelcatalog.catalog.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.modelcatalog.support.TestConfig;

class RefreshTimingTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant FETCHED = Instant.parse("2026-01-15T09:30:00Z");

    @Property
    void theNextRefreshIsInBeforeTheHourIsOver(@ForAll @DoubleRange(max = 1) double random) {
        Instant next = timing(random).afterSuccess(FETCHED, FETCHED.plusSeconds(3), HOUR);

        assertThat(next).isBetween(FETCHED.plus(Duration.ofMinutes(48)), FETCHED.plus(Duration.ofMinutes(57)));
    }

    @Property
    void instancesThatStartedTogetherDoNotAskTogether(
            @ForAll @DoubleRange(max = 0.49) double one, @ForAll @DoubleRange(min = 0.51, max = 1) double other) {
        assertThat(timing(one).afterSuccess(FETCHED, FETCHED, HOUR))
                .isBefore(timing(other).afterSuccess(FETCHED, FETCHED, HOUR));
        assertThat(timing(one).afterFailure(3, false, Optional.empty()))
                .isLessThan(timing(other).afterFailure(3, false, Optional.empty()));
    }

    @Property
    void anUpstreamThatFailsIsAskedNoMoreOftenThanEveryFourSecondsAndNoLessThanEveryFiveMinutes(
            @ForAll @DoubleRange(max = 1) double random, @ForAll @IntRange(min = 1, max = 10_000) int failures) {
        assertThat(timing(random).afterFailure(failures, false, Optional.empty()))
                .isBetween(Duration.ofSeconds(4), Duration.ofMinutes(5));
    }

    @Property
    void whatIsHeldBackIsFetchedOftenEnoughToBeBelievedInTime(@ForAll @DoubleRange(max = 1) double random) {
        assertThat(timing(random).whileQuarantined(HOUR)).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    private static RefreshTiming timing(double random) {
        return new RefreshTiming(TestConfig.with(Map.of()), () -> random);
    }
}
