package org.modelcatalog.catalog.history;

import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modelcatalog.catalog.history.HistoryStore.Stored;
import org.modelcatalog.catalog.history.HistoryView.Packed;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/**
 * The log of one gateway: a base and the entries since, compressed in memory, and in a store if there is one. An entry is
 * the difference between the models that the log ends with and a newer snapshot. So the entries applied to the base give
 * the newest snapshot, whatever was lost on the way to it, and nothing is in the log twice.
 */
final class GatewayHistory {

    /** Other instances that write at the same moment make an instance compare again. */
    private static final int TRIES = 3;

    private final String gateway;
    private final Optional<HistoryStore> store;
    private final Duration kept;
    private final long room;
    private final Clock clock;

    private volatile HistoryView view = HistoryView.NONE;
    private volatile boolean loaded;
    private boolean failing;

    /** Id of a snapshot that says what the log ends with; another id may say it, too. */
    private String end;

    /**
     * @param kept how long entries are kept
     * @param room bytes that the lines of all entries may have
     */
    GatewayHistory(String gateway, Optional<HistoryStore> store, Duration kept, long room, Clock clock) {
        this.gateway = gateway;
        this.store = store;
        this.kept = kept;
        this.room = room;
        this.clock = clock;
    }

    /** The log as it is now. */
    HistoryView view() {
        return view;
    }

    /**
     * Adds what a snapshot changes to the log, and returns when that is stored. A snapshot older than the end of the log
     * changes nothing. Never throws for a store that fails: the next snapshot then adds these changes as well.
     *
     * @param before the snapshot served before; null = none
     * @param changes from that snapshot to this one; null = not compared
     * @return what this instance has added; empty = nothing, or another instance has added it
     */
    synchronized Optional<ChangeBatch> record(CatalogSnapshot before, CatalogSnapshot after, ModelChanges changes) {
        try {
            boolean first = load();
            for (int tries = 0; tries < TRIES; tries++) {
                catchUp();
                if (view.base() == null) {
                    begin(after);
                } else if (isNews(after, first)) {
                    List<FieldChange> found =
                            before != null && changes != null && before.id().equals(end)
                                    ? changes.fields()
                                    : ModelChanges.between(view.rows(), after);
                    if (found.isEmpty()) {
                        end = after.id();
                        return Optional.empty();
                    }
                    var batch = new ChangeBatch(view.last() + 1, after.fetchedAt(), gateway, after.id(), found);
                    if (added(batch)) {
                        dropOld();
                        return Optional.of(batch);
                    }
                } else {
                    return Optional.empty();
                }
            }
        } catch (HistoryStoreException e) {
            failed(e);
        }
        return Optional.empty();
    }

    /** Reads the log from its store if that has not been done; else does not wait for what is being added. */
    void ready() {
        if (!loaded) {
            read();
        }
    }

    private synchronized void read() {
        try {
            load();
        } catch (HistoryStoreException e) {
            failed(e);
        }
    }

    /** Of an earlier run, the log may know more than the snapshot that was stored. */
    private boolean isNews(CatalogSnapshot after, boolean first) {
        return !after.id().equals(end)
                && !after.fetchedAt().isBefore(view.at())
                && (!first || after.fetchedAt().isAfter(view.at()));
    }

    /** @return whether the log has just been read, and was there */
    private boolean load() {
        if (loaded) {
            return false;
        }
        if (store.isPresent()) {
            Stored stored = store.get().load();
            Optional.ofNullable(stored.base()).flatMap(HistoryJson::head).ifPresent(base -> {
                view = HistoryView.of(base, Packed.of(stored.base()));
                end = base.snapshot();
                take(stored.entries());
            });
        }
        loaded = true;
        works();
        return view.base() != null;
    }

    /** Adds what other instances have stored, or stores again what the store has lost. */
    private void catchUp() {
        if (store.isPresent() && view.base() != null) {
            store.get().after(view.last()).ifPresentOrElse(this::take, () -> refill(store.get()));
        }
    }

    private void refill(HistoryStore lost) {
        if (!lost.begin(view.packedBase().bytes(), view.base().number(), view.entries())) {
            // another instance was faster, and has the same log
            loaded = false;
            load();
            return;
        }
        Log.infof("The history of gateway %s was lost in its store, and is stored again", gateway);
    }

    private void take(List<byte[]> lines) {
        var taken = new ArrayList<PackedBatch>();
        long number = view.last();
        for (byte[] line : lines) {
            Optional<ChangeBatch> batch = HistoryJson.batch(line);
            if (batch.isEmpty() || batch.get().number() != ++number) {
                throw new HistoryStoreException("an entry is missing or damaged", null);
            }
            taken.add(PackedBatch.of(batch.get(), line));
        }
        if (!taken.isEmpty()) {
            view = view.with(taken);
            end = taken.get(taken.size() - 1).snapshot();
            dropOld();
        }
    }

    private void begin(CatalogSnapshot first) {
        var base = new HistoryBase(0, first.fetchedAt(), gateway, first.id(), CatalogRows.written(first));
        Packed packed = HistoryJson.packed(base);
        if (store.isPresent() && !store.get().begin(packed.bytes(), 0, List.of())) {
            loaded = false;
            load();
            return;
        }
        view = HistoryView.of(base, packed);
        end = first.id();
        works();
    }

    private boolean added(ChangeBatch batch) {
        byte[] line = HistoryJson.line(batch);
        if (store.isPresent() && !store.get().append(batch.number(), batch, line)) {
            return false;
        }
        view = view.with(List.of(PackedBatch.of(batch, line)));
        end = batch.snapshot();
        works();
        return true;
    }

    /** A day too late, so that the base is made again once a day; or when there is no room left. */
    private void dropOld() {
        Instant oldest = clock.instant().minus(kept);
        int old = view.olderThan(oldest.minus(Duration.ofDays(1))) > 0 ? view.olderThan(oldest) : 0;
        if (view.size() > room) {
            old = Math.max(old, view.beyond(room - room / 10));
        }
        if (old > 0) {
            HistoryView later = view.startingAfter(old);
            store.ifPresent(log ->
                    log.replaceBase(later.packedBase().bytes(), later.base().number()));
            view = later;
        }
    }

    private void works() {
        if (failing) {
            failing = false;
            Log.infof("The history of gateway %s is kept again", gateway);
        }
    }

    private void failed(HistoryStoreException failure) {
        if (!failing) {
            failing = true;
            Log.warnf(
                    "The history of gateway %s cannot be kept: %s. Its changes are added once that works again",
                    gateway, failure.getMessage());
        }
    }
}
