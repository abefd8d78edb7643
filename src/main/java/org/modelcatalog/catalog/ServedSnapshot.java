package org.modelcatalog.catalog;

import java.time.Duration;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/**
 * A snapshot and how it came.
 *
 * @param hit it was there; false = it had to be fetched for this answer
 * @param stale it is older than it should be, or is what an earlier run stored and this one has not confirmed yet
 * @param ttl how long it is fresh, from when it was fetched
 */
public record ServedSnapshot(CatalogSnapshot snapshot, boolean hit, boolean stale, Duration ttl) {

    /**
     * Another snapshot, made of this one.
     *
     * @param otherStale whether something else it is made of is older than it should be
     */
    ServedSnapshot with(CatalogSnapshot derived, boolean otherStale) {
        return new ServedSnapshot(derived, hit, stale || otherStale, ttl);
    }
}
