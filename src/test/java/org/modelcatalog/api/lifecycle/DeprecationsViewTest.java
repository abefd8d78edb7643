package org.modelcatalog.api.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.StatedTime;
import org.modelcatalog.support.Models;

class DeprecationsViewTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    @ParameterizedTest
    @CsvSource({
        "2026-11-27, -1, deprecated",
        "2026-11-28, 0, imminent",
        "2026-11-28T03:00:00Z, 0, imminent",
        "2026-11-27T23:30:00-02:00, 0, imminent",
        "2026-12-28, 30, imminent",
        "2026-12-29, 31, upcoming"
    })
    void theLastDayDecidesOnTheBucket(String end, long days, String bucket) {
        Model model = Models.row("made-up", "a/b").build();

        DeprecatedModel reported =
                DeprecatedModel.of(model, StatedTime.parse(end).orElseThrow(), TODAY, 30);

        assertThat(reported.daysUntilDeprecation()).isEqualTo(days);
        assertThat(reported.status()).isEqualTo(bucket);
    }
}
