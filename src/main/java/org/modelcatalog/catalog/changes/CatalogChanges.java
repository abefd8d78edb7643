package org.modelcatalog.catalog.changes;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.modelcatalog.catalog.changes.ChangeLog.Missed;
import org.modelcatalog.catalog.history.ChangeHistory;
import org.modelcatalog.catalog.history.ModelChanges;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/**
 * Reports changes of served snapshots to listeners, and to those that come back later, once they are in the {@linkplain
 * ChangeHistory log}. It has two locks: only workers take the one for comparing, and the one for reporting is held briefly.
 */
@Singleton
public class CatalogChanges {

    /** Some two megabytes. */
    private static final int MOST_IDS = 20_000;

    private final ChangeHistory history;
    private final Executor workers;
    /** The snapshots reported last; the lock for comparing. */
    private final Map<String, CatalogSnapshot> reported = new HashMap<>();

    private final Map<String, SnapshotSummary> positions = new HashMap<>();
    private final ChangeLog log = new ChangeLog(MOST_IDS);
    /** One that falls behind leaves while it is called. */
    private final Set<Listener> listeners = new CopyOnWriteArraySet<>();

    /** Receives changes. */
    @FunctionalInterface
    public interface Listener {

        /** Called in order, one at a time, on any thread; must return at once. */
        void changed(CatalogChange change);
    }

    /**
     * The position from which a listener receives changes.
     *
     * @param unknown gateways whose changes are no longer in the log, as they are now
     * @param missed changes since the listener's last position, oldest first
     */
    public record Beginning(List<SnapshotSummary> unknown, List<CatalogChange> missed) {}

    @Inject
    CatalogChanges(ChangeHistory history) {
        this(history, task -> Infrastructure.getDefaultWorkerPool().execute(task));
    }

    CatalogChanges(ChangeHistory history, Executor workers) {
        this.history = history;
        this.workers = workers;
    }

    /**
     * Adds a listener for the changes of all gateways.
     *
     * @param gateways slugs of the gateways whose position the listener asks for
     * @param known the last snapshot that the listener knows, by slug
     */
    public synchronized Beginning listen(Collection<String> gateways, Map<String, String> known, Listener listener) {
        var unknown = new ArrayList<SnapshotSummary>();
        var behind = new HashMap<String, String>();
        for (String gateway : gateways) {
            SnapshotSummary now = positions.get(gateway);
            if (now != null && !now.snapshot().equals(known.get(gateway))) {
                unknown.add(now);
                if (known.containsKey(gateway)) {
                    behind.put(gateway, known.get(gateway));
                }
            }
        }
        Missed since = log.since(behind);
        unknown.removeIf(now -> since.gateways().contains(now.gateway()));
        listeners.add(listener);
        return new Beginning(unknown, since.changes());
    }

    /**
     * The latest changes that are still known, newest first.
     *
     * @param gateways slugs
     */
    public synchronized List<CatalogChange> latest(Collection<String> gateways, int most) {
        return log.latest(gateways, most);
    }

    /** Removes a listener. */
    public synchronized void leave(Listener listener) {
        listeners.remove(listener);
    }

    /**
     * Compares a gateway's snapshot with the one reported last. Returns at once.
     *
     * @param served returns the served snapshot, null for none; called on a worker, so that a later look never sees an older
     *     snapshot
     */
    public void look(String gateway, Supplier<CatalogSnapshot> served) {
        try {
            workers.execute(() -> compare(gateway, served));
        } catch (RejectedExecutionException stopping) {
            // no listener is left
        }
    }

    private void compare(String gateway, Supplier<CatalogSnapshot> served) {
        synchronized (reported) {
            CatalogSnapshot before = reported.get(gateway);
            CatalogSnapshot after = served.get();
            if (after == null) {
                reported.remove(gateway);
                forget(gateway);
                return;
            }
            reported.put(gateway, after);
            if (before == null || !before.id().equals(after.id())) {
                ModelChanges changes = before == null ? null : ModelChanges.between(before, after);
                // first into the log: what was announced is never lost
                history.record(before, after, changes);
                report(before == null ? CatalogChange.first(after) : CatalogChange.between(before, after, changes));
            }
        }
    }

    private synchronized void report(CatalogChange change) {
        positions.put(change.now().gateway(), change.now());
        if (change.previous() != null) {
            log.add(change);
        }
        listeners.forEach(listener -> listener.changed(change));
    }

    private synchronized void forget(String gateway) {
        positions.remove(gateway);
        log.forget(gateway);
    }
}
