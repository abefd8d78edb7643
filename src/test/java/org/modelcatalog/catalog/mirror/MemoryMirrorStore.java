package org.modelcatalog.catalog.mirror;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.modelcatalog.model.Model;

/** A store in memory that fails on demand and counts how often each row was written. */
final class MemoryMirrorStore implements MirrorStore {

    final Map<String, Integer> writes = new HashMap<>();
    private final Map<String, MirroredModel> rows = new TreeMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private MirrorState state = MirrorState.NONE;
    private String failure;
    private boolean foreign;
    private String trouble;

    /** @param message null = works again */
    synchronized void failWith(String message) {
        failure = message;
    }

    /** Whether another instance writes. */
    synchronized void writtenByAnother(boolean another) {
        foreign = another;
    }

    /** @param message null = nothing is wrong */
    synchronized void troubleIs(String message) {
        trouble = message;
    }

    @Override
    public synchronized boolean mayWrite() {
        check();
        return !foreign;
    }

    @Override
    public synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    synchronized Map<String, Model> rows() {
        var models = new TreeMap<String, Model>();
        rows.forEach((repository, row) -> models.put(repository, row.model()));
        return models;
    }

    @Override
    public synchronized MirrorState state() {
        check();
        return state;
    }

    @Override
    public synchronized void write(MirrorBatch batch) {
        check();
        for (MirroredModel row : batch.models()) {
            rows.put(row.repository(), row);
            seen.put(row.repository(), batch.sweep());
            writes.merge(row.repository(), 1, Integer::sum);
        }
        state = batch.state();
    }

    @Override
    public synchronized long removeUnseen(int sweep, MirrorState after) {
        check();
        int before = rows.size();
        rows.keySet().removeIf(repository -> seen.get(repository) < sweep);
        state = after;
        return before - rows.size();
    }

    @Override
    public synchronized long models() {
        check();
        return rows.size();
    }

    @Override
    public void close() {}

    private void check() {
        if (failure != null) {
            throw new MirrorStoreException(failure);
        }
    }
}
