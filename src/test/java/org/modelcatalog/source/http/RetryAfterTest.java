package org.modelcatalog.source.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            17                            | PT17S
            0                             | PT0S
            999999999                     | PT1H
            Thu, 01 Jan 2026 00:01:30 GMT | PT1M30S
            Wed, 31 Dec 2025 23:59:00 GMT | PT0S
            Fri, 01 Jan 2027 00:00:00 GMT | PT1H
            """)
    void saysHowLongToWaitButNoLongerThanAnHour(String header, Duration wait) {
        assertThat(RetryAfter.parse(header, NOW)).contains(wait);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"soon", "-1", "1.5", "99999999999", "Thu, 32 Jan 2026 00:01:30 GMT"})
    void anUnusableHeaderSaysNothing(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
