package org.modelcatalog.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void readsTheHubsHeader() {
        assertThat(Quota.parse("\"api\";r=499;t=295", NOW)).contains(new Quota(499, NOW.plusSeconds(295)));
    }

    @Test
    void saysNothingOnceItsWindowIsOver() {
        Quota quota = Quota.parse("\"api\";r=0;t=10", NOW).orElseThrow();

        assertThat(quota.current(NOW.plusSeconds(9))).isTrue();
        assertThat(quota.current(NOW.plusSeconds(10))).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"\"api\"", "r=;t=", "r=-1;t=5", "r=99999999999;t=1"})
    void anUnusableHeaderSaysNothing(String header) {
        assertThat(Quota.parse(header, NOW)).isEmpty();
    }
}
