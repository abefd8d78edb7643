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
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/**
 * Tells what changes in what is served, to whoever listens and to whoever comes back. Two locks: the one of comparing is
 * for workers alone, the one of telling is held for moments only.
 */
@Singleton
public class CatalogChanges {

    /** Some two megabytes. */
    private static final int MOST_IDS = 20_000;

    private final Executor workers;
    /** What was told last; the lock of comparing. */
    private final Map<String, CatalogSnapshot> told = new HashMap<>();

    private final Map<String, SnapshotSummary> positions = new HashMap<>();
    private final ChangeLog log = new ChangeLog(MOST_IDS);
    /** One that falls behind leaves while it is called. */
    private final Set<Listener> listeners = new CopyOnWriteArraySet<>();

    /** Who wants to know. */
    @FunctionalInterface
    public interface Listener {

        /** Called in order, one at a time, by whatever thread; must neither wait nor take long. */
        void changed(CatalogChange change);
    }

    /**
     * Where a listener begins: from here on it is told.
     *
     * @param unknown gateways of which it is not known what has changed, as they are now
     * @param missed what has changed since, oldest first
     */
    public record Beginning(List<SnapshotSummary> unknown, List<CatalogChange> missed) {}

    @Inject
    CatalogChanges() {
        this(task -> Infrastructure.getDefaultWorkerPool().execute(task));
    }

    CatalogChanges(Executor workers) {
        this.workers = workers;
    }

    /**
     * From now on the listener is told what changes, of any gateway.
     *
     * @param gateways slugs of those whose beginning it wants to know
     * @param known the snapshot it knows, by slug
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

    /** It is told nothing any longer. */
    public synchronized void leave(Listener listener) {
        listeners.remove(listener);
    }

    /**
     * Something may have happened to a gateway. Returns at once.
     *
     * @param served says what is served, null for nothing; asked on a worker, so that of two looks the later one sees no
     *     older snapshot
     */
    public void look(String gateway, Supplier<CatalogSnapshot> served) {
        try {
            workers.execute(() -> compare(gateway, served));
        } catch (RejectedExecutionException stopping) {
            // nobody is told anything any longer
        }
    }

    private void compare(String gateway, Supplier<CatalogSnapshot> served) {
        synchronized (told) {
            CatalogSnapshot before = told.get(gateway);
            CatalogSnapshot after = served.get();
            if (after == null) {
                told.remove(gateway);
                forget(gateway);
                return;
            }
            told.put(gateway, after);
            if (before == null || !before.id().equals(after.id())) {
                tell(CatalogChange.between(before, after));
            }
        }
    }

    private synchronized void tell(CatalogChange change) {
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
