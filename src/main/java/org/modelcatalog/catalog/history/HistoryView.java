package org.modelcatalog.catalog.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The log of one gateway at one moment.
 *
 * @param base without its rows; null = there is no log
 * @param packedBase the whole base
 * @param entries since the base, oldest first
 * @param size bytes of the lines of all entries
 */
record HistoryView(HistoryBase base, Packed packedBase, List<PackedBatch> entries, long size) {

    static final HistoryView NONE = new HistoryView(null, null, List.of(), 0);

    /** A compressed line. */
    record Packed(byte[] bytes, int size) {

        static Packed of(byte[] line) {
            return new Packed(PackedLine.pack(line), line.length);
        }

        byte[] line() {
            return PackedLine.unpack(bytes, size);
        }
    }

    static HistoryView of(HistoryBase base, Packed packed) {
        return new HistoryView(
                new HistoryBase(base.number(), base.at(), base.gateway(), base.snapshot(), null), packed, List.of(), 0);
    }

    HistoryView with(List<PackedBatch> more) {
        var all = new ArrayList<PackedBatch>(entries.size() + more.size());
        all.addAll(entries);
        all.addAll(more);
        return new HistoryView(
                base,
                packedBase,
                List.copyOf(all),
                size + more.stream().mapToLong(PackedBatch::size).sum());
    }

    /** Number of the last entry; without one, of the base. */
    long last() {
        return entries.isEmpty()
                ? base.number()
                : entries.get(entries.size() - 1).number();
    }

    /** When the models that the log ends with were fetched. */
    Instant at() {
        return entries.isEmpty() ? base.at() : entries.get(entries.size() - 1).at();
    }

    /** The models that the log ends with. Reads all of it. */
    CatalogRows rows() {
        return rows(entries.size());
    }

    /** The models as they were served at a time; of a time before the log, those that it starts with. */
    CatalogRows rows(Instant time) {
        return rows(olderThan(time.plusNanos(1)));
    }

    /** The models after that many entries. */
    CatalogRows rows(int first) {
        HistoryBase whole = HistoryJson.base(packedBase.line()).orElseThrow();
        Iterable<ChangeBatch> batches =
                () -> entries.subList(0, first).stream().map(PackedBatch::batch).iterator();
        return new CatalogRows(whole.rows()).with(batches);
    }

    /** How many entries are older. */
    int olderThan(Instant time) {
        int older = 0;
        while (older < entries.size() && entries.get(older).at().isBefore(time)) {
            older++;
        }
        return older;
    }

    /** How many entries must go for the others to fit. */
    int beyond(long room) {
        long left = size;
        int gone = 0;
        while (gone < entries.size() && left > room) {
            left -= entries.get(gone++).size();
        }
        return gone;
    }

    /** The same log from a base that includes this many of its entries. */
    HistoryView startingAfter(int gone) {
        PackedBatch last = entries.get(gone - 1);
        var later = new HistoryBase(
                last.number(),
                last.at(),
                last.gateway(),
                last.snapshot(),
                rows(gone).byId());
        return of(later, HistoryJson.packed(later)).with(entries.subList(gone, entries.size()));
    }
}
