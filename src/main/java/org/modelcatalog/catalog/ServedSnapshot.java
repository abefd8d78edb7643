package org.modelcatalog.catalog;

import java.time.Duration;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/**
 * A snapshot and how it was served.
 *
 * @param hit false = the request waited for a fetch
 * @param stale older than its time to live, or stored by an earlier run and not fetched again yet
 * @param ttl how long it is fresh, counted from the fetch
 * @param settled of the past, and nothing can change it any more
 */
public record ServedSnapshot(CatalogSnapshot snapshot, boolean hit, boolean stale, Duration ttl, boolean settled) {

    /** A snapshot of now. */
    public ServedSnapshot(CatalogSnapshot snapshot, boolean hit, boolean stale, Duration ttl) {
        this(snapshot, hit, stale, ttl, false);
    }
}
