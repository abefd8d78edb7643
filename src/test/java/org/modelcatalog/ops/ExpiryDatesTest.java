package org.modelcatalog.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.support.Models;

class ExpiryDatesTest {

    private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

    @Test
    void modelsThatExpireSoonAreCountedAndNoOthers() {
        List<Model> models = Stream.of("2026-08-31", "2026-09-02", "2026-09-15T11:00:00Z", "2026-09-16", "soon", null)
                .map(date -> Models.row("openrouter", "a/" + date)
                        .facts(new Facts(null, null, date, null, null, null))
                        .build())
                .toList();
        var dates = ExpiryDates.of(CatalogSnapshot.of(
                new Gateway("openrouter", "OpenRouter", "OpenRouter catalog", List.of()),
                new FetchedModels(models, Map.of(), NOW, List.of())));

        assertThat(dates.within(NOW, Duration.ofDays(7))).isEqualTo(1);
        assertThat(dates.within(NOW, Duration.ofDays(14))).isEqualTo(2);
        assertThat(dates.within(NOW, Duration.ofDays(30))).isEqualTo(3);
    }
}
