package org.modelcatalog.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void readsTheHubsHeader() {
        assertThat(Quota.parse("\"api\";r=499;t=295", "\"fixed window\";\"api\";q=500;w=300", NOW))
                .contains(new Quota(499, NOW.plusSeconds(295), 500L, Duration.ofSeconds(300)));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"\"api\"", "q=;w=", "q=99999999999;w=1", "q=1;w=99999999999"})
    void aMissingOrUnusablePolicyLeavesLimitAndWindowUnknown(String policy) {
        assertThat(Quota.parse("r=1;t=1", policy, NOW)).contains(new Quota(1, NOW.plusSeconds(1), null, null));
    }

    @Test
    void aWindowNeverEndsBeforeTheUpstreamsDoes() {
        Instant within = NOW.plusMillis(300);

        assertThat(Quota.parse("r=1;t=10", null, within).orElseThrow().windowEnds())
                .isEqualTo(NOW.plusSeconds(11));
    }

    @Test
    void saysNothingOnceItsWindowIsOver() {
        Quota quota = Quota.parse("\"api\";r=0;t=10", null, NOW).orElseThrow();

        assertThat(quota.current(NOW.plusSeconds(9))).isTrue();
        assertThat(quota.current(NOW.plusSeconds(10))).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"\"api\"", "r=;t=", "r=-1;t=5", "r=99999999999;t=1", "r=1;t=99999999999"})
    void anUnusableHeaderSaysNothing(String header) {
        assertThat(Quota.parse(header, null, NOW)).isEmpty();
    }
}
