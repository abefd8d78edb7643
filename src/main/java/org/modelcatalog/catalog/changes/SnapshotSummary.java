package org.modelcatalog.catalog.changes;

import java.time.Instant;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/**
 * What is served of a gateway, by name.
 *
 * @param gateway canonical slug
 * @param snapshot id
 * @param total models in it
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
