package org.modelcatalog.query.cluster;

import io.quarkus.arc.lookup.LookupIfProperty;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.modelcatalog.catalog.mirror.MirrorState;
import org.modelcatalog.catalog.mirror.MirroredModels;
import org.modelcatalog.catalog.mirror.NotMirrored;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.catalog.snapshot.SnapshotId;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.config.HubMirrorConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.ModelQueries;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.Gateway;

/** The models in the cluster. */
@Singleton
@LookupIfProperty(name = "catalog.hub-mirror.index", stringValue = "opensearch")
class ClusteredHub implements MirroredModels {

    /** The part that is missing while the mirror grows. */
    private static final String FIRST_WALK = "first walk of the Hub";

    /** How long a moment is served before the cluster is asked whether it still is the last. */
    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    /** How long others get it while one asks. */
    private static final long KEPT = TimeUnit.SECONDS.toNanos(10);

    private final ClusterStore store;
    private final Clock clock;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Moment last;

    ClusteredHub(ClusterStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Connects when the mirror is needed for the first time, which is never without one. */
    @Produces
    @Singleton
    @LookupIfProperty(name = "catalog.hub-mirror.index", stringValue = "opensearch")
    static ClusterStore store(CatalogConfig config, Vertx vertx, TlsConfigurationRegistry tls) {
        return new ClusterConnection(config.opensearch()).store(vertx, tls);
    }

    /** Names a setting that cannot be at start, and not with the first query. */
    static void check(@Observes StartupEvent event, CatalogConfig config) {
        if (config.hubMirror().enabled() && config.hubMirror().index().equals(HubMirrorConfig.OPENSEARCH)) {
            new ClusterConnection(config.opensearch()).check();
        }
    }

    static void close(@Disposes ClusterStore store) {
        store.close();
    }

    /** @param askedAt when the cluster said that this is the last */
    private record Moment(ClusterState state, CatalogSnapshot snapshot, long askedAt) {

        boolean isYoungerThan(long nanos) {
            return System.nanoTime() - askedAt < nanos;
        }
    }

    @Override
    public CatalogSnapshot snapshot() {
        Moment now = last;
        if (now != null && now.isYoungerThan(FRESH)) {
            return now.snapshot();
        }
        boolean first = asking.compareAndSet(false, true);
        if (!first && now != null && now.isYoungerThan(KEPT)) {
            return now.snapshot();
        }
        try {
            ClusterState state = store.read();
            boolean same = now != null
                    && now.state().view() == state.view()
                    && now.state().shown().equals(state.shown());
            now = new Moment(state, same ? now.snapshot() : snapshot(state), System.nanoTime());
            last = now;
            return now.snapshot();
        } finally {
            if (first) {
                asking.set(false);
            }
        }
    }

    @Override
    public Optional<Model> find(String id) {
        return ClusteredQueries.find(store.search(), id).map(NotMirrored::said);
    }

    private CatalogSnapshot snapshot(ClusterState seen) {
        MirrorState state = seen.shown();
        Instant asOf = state.asOf().orElseGet(() -> state.began() == null ? clock.instant() : state.began());
        List<FetchedPart> parts = state.firstEnded() != null
                ? List.of()
                : List.of(new FetchedPart(
                        FIRST_WALK, List.of(), "not ended; older models follow, " + state.rows() + " are in"));
        return CatalogSnapshot.onDisk(
                Gateway.WHOLE_HUB,
                SnapshotId.of(Stream.of(Gateway.WHOLE_HUB.slug(), String.valueOf(seen.view()), state.toString())),
                new FetchedModels(List.of(), Map.of(), asOf, parts),
                ModelQueries.class,
                new ClusteredQueries(store.search(), seen.rows(), new ClusterMemo()));
    }
}
