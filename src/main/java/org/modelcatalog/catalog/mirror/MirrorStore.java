package org.modelcatalog.catalog.mirror;

import java.util.Optional;

/**
 * Keeps mirrored rows: embedded, or in a search cluster. All methods block: call them on a worker, one writer at a time. All
 * throw {@link MirrorStoreException} if the store cannot be used.
 */
public interface MirrorStore extends AutoCloseable {

    /** Whether this instance may write now. Where instances share a store, one of them may, and stays the one while it asks. */
    default boolean mayWrite() {
        return true;
    }

    /** What keeps the store from being read or written now, as far as is known without asking; empty = nothing. Never blocks. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /** The state of the last commit; {@link MirrorState#NONE} if there is none. */
    MirrorState state();

    /**
     * Writes rows and state in one commit: after a crash both are there or neither. A row replaces the one of the same
     * repository.
     */
    void write(MirrorBatch batch);

    /**
     * Removes rows that were last seen before this sweep, in the same commit as the state.
     *
     * @return how many
     */
    long removeUnseen(int sweep, MirrorState state);

    /** Rows that queries see. */
    long models();

    @Override
    void close();
}
