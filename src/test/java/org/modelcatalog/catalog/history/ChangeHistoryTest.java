package org.modelcatalog.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelcatalog.model.Model;
import org.modelcatalog.support.Models;
import org.modelcatalog.support.TestConfig;

class ChangeHistoryTest {

    private final ChangeHistory history = new ChangeHistory(
            TestConfig.with(Map.of("history-models", "2")),
            new ChangeMetrics(new SimpleMeterRegistry()),
            Clock.systemUTC());

    @Test
    void aListThatIsTooLongToWriteDownHasNoLog() {
        history.open("hug", Optional.empty());

        history.record(null, Histories.snapshot(Instant.EPOCH, models(3)), null);
        assertThat(history.beginning("hug")).isEmpty();

        history.record(null, Histories.snapshot(Instant.EPOCH, models(2)), null);
        assertThat(history.beginning("hug")).contains(Instant.EPOCH);
    }

    private static List<Model> models(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Models.row("hug", "a/" + number).build())
                .toList();
    }
}
