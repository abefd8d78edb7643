package org.modelcatalog.catalog.changes;

import java.time.Instant;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/**
 * Names a gateway's served snapshot.
 *
 * @param gateway canonical slug
 * @param snapshot id
 * @param total number of models
 */
public record SnapshotSummary(String gateway, String snapshot, Instant fetchedAt, int total) {

    static SnapshotSummary of(CatalogSnapshot snapshot) {
        return new SnapshotSummary(
                snapshot.gateway().slug(),
                snapshot.id(),
                snapshot.fetchedAt(),
                snapshot.models().size());
    }
}
