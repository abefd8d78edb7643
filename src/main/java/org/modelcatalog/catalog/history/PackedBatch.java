package org.modelcatalog.catalog.history;

import java.time.Instant;
import java.util.Arrays;
import org.modelcatalog.model.ModelId;

/**
 * A compressed entry of a log, as memory holds it.
 *
 * @param size bytes of its line
 * @param ids sorted hashes of the ids of its models
 * @param packed its {@linkplain PackedLine packed line}
 */
public record PackedBatch(
        long number, Instant at, String gateway, String snapshot, int size, int[] ids, byte[] packed) {

    static PackedBatch of(ChangeBatch batch, byte[] line) {
        return new PackedBatch(
                batch.number(),
                batch.at(),
                batch.gateway(),
                batch.snapshot(),
                line.length,
                batch.changes().stream()
                        .mapToInt(change -> hash(change.id()))
                        .sorted()
                        .distinct()
                        .toArray(),
                PackedLine.pack(line));
    }

    ChangeBatch batch() {
        return HistoryJson.batch(line()).orElseThrow();
    }

    /** Its line, as stores keep it. */
    byte[] line() {
        return PackedLine.unpack(packed, size);
    }

    /** Whether it may be about a model; if not, it need not be read. */
    boolean mayBeAbout(String id) {
        return Arrays.binarySearch(ids, hash(id)) >= 0;
    }

    private static int hash(String id) {
        return ModelId.key(id).hashCode();
    }

    /** Identity: entries are compared by their number. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }
}
