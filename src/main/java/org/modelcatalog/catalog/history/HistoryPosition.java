package org.modelcatalog.catalog.history;

import java.time.Instant;
import java.util.Comparator;

/**
 * Where a reader is in the logs, which are read newest entry first.
 *
 * @param at of an entry
 * @param gateway slug
 * @param number of the entry
 * @param change index of the next change in it
 */
public record HistoryPosition(Instant at, String gateway, long number, int change) {

    /** The order in which entries are read. */
    static final Comparator<HistoryPosition> ORDER = Comparator.comparing(HistoryPosition::at)
            .reversed()
            .thenComparing(HistoryPosition::gateway)
            .thenComparing(Comparator.comparingLong(HistoryPosition::number).reversed());

    static HistoryPosition of(PackedBatch entry) {
        return new HistoryPosition(entry.at(), entry.gateway(), entry.number(), 0);
    }
}
