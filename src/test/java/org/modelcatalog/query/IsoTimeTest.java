package org.modelcatalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2025-03-18T16:20:11.000Z, 2025-03-18T16:20:11Z",
        "2025-03-18, 2025-03-18T00:00:00Z",
        "2025-03-18T16:20, 2025-03-18T16:20:00Z",
        "2025-03-18T16:20:11.123456789, 2025-03-18T16:20:11.123456Z",
        "2025-03-18T01:20:11+02:00, 2025-03-17T23:20:11Z",
        "1969-12-31T23:59:59.9Z, 1969-12-31T23:59:59.900Z",
        "0001-01-01, 0001-01-01T00:00:00Z"
    })
    void readsDatesAndTimesToTheMicrosecond(String iso, String moment) {
        assertThat(IsoTime.instant(IsoTime.parse(iso))).hasToString(moment);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2025-02-30",
                "2025-13-01",
                "20250101",
                "1742314811",
                "+12345-01-01",
                "-0001-01-01",
                "2025-01-01T25:00:00Z",
                "2025-01-01 10:00:00",
                " 2025-01-01",
                "0001-01-01T00:00:00+18:00"
            })
    void whatIsNoMomentIsUnknown(String iso) {
        assertThat(IsoTime.parse(iso)).isNull();
    }

    @Property
    void whateverIsWrittenIsAMomentOrUnknown(@ForAll String text) {
        assertThat(IsoTime.parse(text))
                .satisfiesAnyOf(
                        seconds -> assertThat(seconds).isNull(),
                        seconds -> assertThat(seconds.scale()).isEqualTo(6));
    }
}
