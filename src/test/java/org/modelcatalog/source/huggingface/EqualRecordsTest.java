package org.modelcatalog.source.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EqualRecordsTest {

    private final EqualRecords records = new EqualRecords();

    @Test
    void whatTwoWalksBringAlikeIsHeldOnce() {
        HubRecord first = record("acme-ai/a", 7);
        records.once(new HubPage(List.of(first), Map.of()));

        HubPage page =
                records.once(new HubPage(List.of(record("acme-ai/a", 7), record("acme-ai/b", 7)), Map.of("x", 1)));

        assertThat(page.records()).containsExactly(record("acme-ai/a", 7), record("acme-ai/b", 7));
        assertThat(page.records().get(0)).isSameAs(first);
        assertThat(page.skipped()).containsEntry("x", 1);
    }

    @Test
    void whatDiffersStaysAsItCame() {
        records.once(new HubPage(List.of(record("acme-ai/a", 7)), Map.of()));

        assertThat(records.once(new HubPage(List.of(record("acme-ai/a", 8)), Map.of()))
                        .records())
                .containsExactly(record("acme-ai/a", 8));
    }

    private static HubRecord record(String id, long downloads) {
        return HubRecords.of("65a1b2c3d4e5f60718293a4b", id, downloads);
    }
}
