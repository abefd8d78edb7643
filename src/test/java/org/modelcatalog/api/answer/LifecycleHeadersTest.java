package org.modelcatalog.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Deprecation;
import org.modelcatalog.model.Facts;
import org.modelcatalog.support.Models;

class LifecycleHeadersTest {

    @Test
    void withoutAStatementThereIsNone() {
        assertThat(headers(null, null)).isEmpty();
    }

    @Test
    void aDateEndsWithItsLastSecondAndBeginsWithItsFirst() {
        assertThat(headers("2026-10-01", "2026-10-31"))
                .isEqualTo(Map.of("Deprecation", "@1790812800", "Sunset", "Sat, 31 Oct 2026 23:59:59 GMT"));
    }

    @Test
    void aMomentIsThatMoment() {
        assertThat(headers(null, "2026-10-31T12:00:00Z")).isEqualTo(Map.of("Sunset", "Sat, 31 Oct 2026 12:00:00 GMT"));
    }

    @Test
    void nothingIsDeprecatedAfterItsEnd() {
        assertThat(headers("2026-11-01", "2026-10-31")).containsOnlyKeys("Sunset");
    }

    @Test
    void otherWordsAreNoTime() {
        assertThat(headers("soon", "tomorrow")).isEmpty();
    }

    private static Map<String, String> headers(String deprecatedAt, String end) {
        var facts =
                new Facts(null, null, end, null, null, null, Deprecation.of(deprecatedAt, null, "made-up"), List.of());
        return LifecycleHeaders.of(Models.row("made-up", "a/b").facts(facts).build());
    }
}
