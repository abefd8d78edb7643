package org.modelcatalog.catalog.history;

import java.util.List;
import java.util.Optional;

/**
 * Keeps the log of one gateway beyond the life of this process, possibly together with other instances: a first line with
 * the base, then one line for each entry, numbered without gaps. What a method has stored survives a crash when the method
 * returns. Every method may wait for a disk or a network, so the caller must not be an event loop, and fails with {@link
 * HistoryStoreException}.
 */
public interface HistoryStore {

    /**
     * A log.
     *
     * @param base null = there is no log
     * @param entries lines of the entries after the base, in order
     */
    record Stored(byte[] base, List<byte[]> entries) {

        public static final Stored NOTHING = new Stored(null, List.of());

        public Stored {
            entries = List.copyOf(entries);
        }
    }

    /** The log as far as it is whole. */
    Stored load();

    /**
     * Starts the log; false if there is one already. Nobody sees it before all of it is there.
     *
     * @param base its {@linkplain PackedLine packed line}
     * @param number of the last entry that the base includes
     * @param entries that follow
     */
    boolean begin(byte[] base, long number, List<PackedBatch> entries);

    /**
     * Adds an entry.
     *
     * @param number of the entry; the log's last one must be the one before
     * @return false if it is not, because another instance writes, too
     */
    boolean append(long number, ChangeBatch entry, byte[] line);

    /**
     * The lines of entries that other instances have added after this one.
     *
     * @return empty if the store has lost the log
     */
    Optional<List<byte[]>> after(long number);

    /**
     * Replaces the base by a later one, and drops the entries that it includes.
     *
     * @param base its {@linkplain PackedLine packed line}
     * @param number of the last entry that it includes
     */
    void replaceBase(byte[] base, long number);
}
