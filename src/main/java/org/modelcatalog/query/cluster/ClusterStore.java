package org.modelcatalog.query.cluster;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.modelcatalog.catalog.mirror.MirrorBatch;
import org.modelcatalog.catalog.mirror.MirrorState;
import org.modelcatalog.catalog.mirror.MirrorStore;
import org.modelcatalog.catalog.mirror.MirrorStoreException;

/**
 * The mirrored rows in a search cluster, which many instances read and one writes. Rows are written before the state that goes
 * with them, so a crash leaves rows that are written again. Queries see new rows within a minute, each time together with their
 * state.
 */
final class ClusterStore implements MirrorStore {

    private static final String ID = "mirror";
    private static final Duration SHOWN = Duration.ofSeconds(60);

    private final ClusterIndices indices;
    private final ClusterClient client;
    private final ClusterDocuments documents;
    private final ClusterWriter writer;
    private final ClusterSearch search;
    private final ClusterLease lease;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "hub-cluster-watch");
        thread.setDaemon(true);
        return thread;
    });

    private ClusterState known = ClusterState.NONE;
    private long shownAt = System.nanoTime();
    private volatile boolean watched;
    private boolean ready;
    private volatile String trouble;

    ClusterStore(ClusterIndices indices, ClusterClient client, Duration leaseLasts) {
        this.indices = indices;
        this.client = client;
        this.documents = new ClusterDocuments(client, indices);
        this.writer = new ClusterWriter(client, indices);
        this.search = new ClusterSearch(client, indices);
        this.lease = new ClusterLease(documents, leaseLasts, System::nanoTime);
        long every = leaseLasts.toMillis() / 6;
        watch.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    ClusterSearch search() {
        return search;
    }

    /** Reads how far the mirror is now, whoever writes it. */
    ClusterState read() {
        return documents.read(ID).map(ClusterState::of).orElse(ClusterState.NONE);
    }

    @Override
    public synchronized boolean mayWrite() {
        watched = true;
        if (lease.held() && ready) {
            return true;
        }
        indices.createState(client);
        if (!lease.renew()) {
            return false;
        }
        if (indices.createRows(client)) {
            // a state without its rows would keep them away until the next walk of everything
            documents.delete(ID);
        }
        ready = true;
        return true;
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    @Override
    public synchronized MirrorState state() {
        known = read();
        return known.state();
    }

    @Override
    public synchronized void write(MirrorBatch batch) {
        try {
            writer.write(batch.models(), batch.sweep());
        } catch (MirrorStoreException e) {
            // an operator may have deleted the index
            ready = false;
            throw e;
        }
        if (isDue(batch.state())) {
            show(batch.state());
        } else {
            keep(known.written(batch.state()));
        }
    }

    @Override
    public synchronized long removeUnseen(int sweep, MirrorState state) {
        // only rows that are shown are found, and only those whose last change is shown are removed
        writer.refresh();
        long removed = writer.removeBefore(sweep);
        show(state);
        return removed;
    }

    @Override
    public synchronized long models() {
        return known.rows();
    }

    /** Lets queries see every row that is written. */
    synchronized void refresh() {
        show(known.state());
    }

    /** The first rows, the end of a walk, and what has waited for a minute. */
    private boolean isDue(MirrorState next) {
        MirrorState last = known.state();
        return known.rows() == 0
                || !Objects.equals(next.ended(), last.ended())
                || !Objects.equals(next.newestAt(), last.newestAt())
                || !Objects.equals(next.modifiedAt(), last.modifiedAt())
                || System.nanoTime() - shownAt > SHOWN.toNanos();
    }

    private void show(MirrorState state) {
        writer.refresh();
        int rows = ClusterSearch.total(search.ask(ClusterSearch.count(Map.of("match_all", Map.of()))));
        keep(known.shown(state, rows));
        shownAt = System.nanoTime();
    }

    private void keep(ClusterState next) {
        known = documents
                .write(ID, next.written(), known.version())
                .map(next::at)
                .orElseThrow(() -> {
                    lease.lose();
                    return new MirrorStoreException("Another instance has written the mirror meanwhile");
                });
    }

    /** Renews the lease, shows what has waited, and notes what is wrong: also while nothing is written or asked. */
    private void look() {
        try {
            lookNow();
            trouble = null;
        } catch (MirrorStoreException e) {
            if (trouble == null) {
                Log.warnf("Mirror of the Hub: %s", e.getMessage());
            }
            trouble = e.getMessage();
        } catch (RuntimeException e) {
            trouble = "The search cluster cannot be watched: " + e.getClass().getSimpleName();
        }
    }

    private void lookNow() {
        boolean held = lease.held();
        if (held && lease.renew()) {
            synchronized (this) {
                if (!known.state().equals(known.shown()) && System.nanoTime() - shownAt > SHOWN.toNanos()) {
                    refresh();
                }
            }
        }
        if (watched && read().version() != null) {
            // fails unless every part of the index can be read
            search.ask(ClusterSearch.count(Map.of("match_all", Map.of())));
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        try {
            lease.release();
        } catch (MirrorStoreException e) {
            Log.debugf("The lease of the mirror ends by itself: %s", e.getMessage());
        }
        client.close();
    }
}
