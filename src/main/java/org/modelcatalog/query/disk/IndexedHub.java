package org.modelcatalog.query.disk;

import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.modelcatalog.catalog.mirror.MirrorState;
import org.modelcatalog.catalog.mirror.MirroredModels;
import org.modelcatalog.catalog.mirror.NotMirrored;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.catalog.snapshot.SnapshotId;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.ModelQueries;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.FetchedPart;
import org.modelcatalog.source.Gateway;

/** The models in the index. */
@Singleton
@LookupIfProperty(name = "catalog.hub-mirror.index", stringValue = "lucene", lookupIfMissing = true)
class IndexedHub implements MirroredModels {

    /** The part that is missing while the mirror grows. */
    private static final String FIRST_WALK = "first walk of the Hub";

    private final HubIndex index;
    private final Clock clock;
    private volatile Seen seen = new Seen(-1, null, null);

    IndexedHub(HubIndex index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    /** Opens the index when it is needed for the first time, which is never without a mirror. */
    @Produces
    @Singleton
    @LookupIfProperty(name = "catalog.hub-mirror.index", stringValue = "lucene", lookupIfMissing = true)
    static HubIndex index(CatalogConfig config) {
        return HubIndex.open(config.hubMirror()
                .dir()
                .orElseThrow(() -> new IllegalStateException("CATALOG_HUB_MIRROR_DIR is not set")));
    }

    static void close(@Disposes HubIndex index) {
        index.close();
    }

    /** @param version of the index's rows */
    private record Seen(long version, MirrorState state, CatalogSnapshot snapshot) {}

    @Override
    public CatalogSnapshot snapshot() {
        MirrorState state = index.state();
        HubView view = index.acquire();
        try {
            long version = view.reader().getVersion();
            Seen last = seen;
            if (last.version() != version || !state.equals(last.state())) {
                last = new Seen(
                        version, state, snapshot(state, version, view.reader().numDocs()));
                seen = last;
            }
            return last.snapshot();
        } finally {
            index.release(view);
        }
    }

    @Override
    public Optional<Model> find(String id) {
        return new HubQueries(index).find(id).map(NotMirrored::said);
    }

    private CatalogSnapshot snapshot(MirrorState state, long version, int rows) {
        Instant asOf = state.asOf().orElseGet(() -> state.began() == null ? clock.instant() : state.began());
        List<FetchedPart> parts = state.firstEnded() != null
                ? List.of()
                : List.of(new FetchedPart(
                        FIRST_WALK, List.of(), "not ended; older models follow, " + state.rows() + " are in"));
        return CatalogSnapshot.onDisk(
                Gateway.WHOLE_HUB,
                SnapshotId.of(Stream.of(Gateway.WHOLE_HUB.slug(), String.valueOf(version), state.toString())),
                new FetchedModels(List.of(), Map.of(), asOf, parts),
                ModelQueries.class,
                new IndexedQueries(index, rows));
    }
}
