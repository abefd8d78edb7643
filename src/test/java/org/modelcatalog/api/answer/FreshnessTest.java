package org.modelcatalog.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {

    private static final Instant FETCHED = Instant.parse("2026-01-15T09:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "10, true, false, false, model-catalog; hit; ttl=3590",
        "10, false, false, false, model-catalog; fwd=miss; stored; ttl=3590",
        "3720, true, true, false, model-catalog; hit; ttl=-120; detail=stale",
        "10, true, true, false, model-catalog; hit; ttl=0; detail=stale",
        "10, true, false, true, model-catalog; hit; ttl=3590; detail=partial",
        "3720, true, true, true, model-catalog; hit; ttl=-120; detail=stale-partial"
    })
    void saysHowOldTheDataIsAndHowItCame(int age, boolean hit, boolean stale, boolean partial, String status) {
        var freshness = new Freshness(FETCHED, hit, stale, partial, Duration.ofHours(1));

        assertThat(freshness.cacheStatus(FETCHED.plusSeconds(age))).isEqualTo(status);
    }

    @Test
    void aClockThatWasSetBackMakesNothingYounger() {
        assertThat(new Freshness(FETCHED, true, false, false, Duration.ofHours(1)).cacheStatus(FETCHED.minusSeconds(5)))
                .endsWith("ttl=3600");
    }
}
