package org.modelcatalog.catalog.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/**
 * How a gateway is doing.
 *
 * @param snapshot the last good one; null = none was ever loaded
 * @param freshUntil when it becomes stale; the beginning of time for one that this run has not confirmed
 * @param servedUntil when it is too old to be served at all
 * @param lastFailure why the last refresh did not bring a whole catalog; null when it did
 * @param failures refreshes in a row that did not
 * @param quarantine what is held back; null = nothing
 * @param nextRefresh when the next refresh is due; null = now
 * @param attempted whether a refresh has ended, well or badly, or a stored snapshot was there
 */
public record GatewayState(
        CatalogSnapshot snapshot,
        Instant freshUntil,
        Instant servedUntil,
        Failure lastFailure,
        int failures,
        Quarantine quarantine,
        Instant nextRefresh,
        boolean attempted) {

    static final GatewayState INITIAL = new GatewayState(null, Instant.MIN, Instant.MIN, null, 0, null, null, false);

    /**
     * A failed refresh.
     *
     * @param message safe to show: no body, no token, no address
     * @param lasting it will not pass by itself: the message says what has to be set
     */
    public record Failure(Instant at, String message, boolean lasting) {}

    /** The last good snapshot, however old. */
    public Optional<CatalogSnapshot> last() {
        return Optional.ofNullable(snapshot);
    }

    /** The last good snapshot, unless it is too old to be served. */
    public Optional<CatalogSnapshot> servable(Instant now) {
        return last().filter(any -> now.isBefore(servedUntil));
    }

    /** Whether the snapshot is older than it should be, or was stored by an earlier run and not confirmed since. */
    public boolean stale(Instant now) {
        return snapshot != null && !now.isBefore(freshUntil);
    }

    /** Whether something has to be set before anything can be fetched. */
    public boolean notConfigured() {
        return lastFailure != null && lastFailure.lasting();
    }

    /** Whether it is time for the next refresh: an upstream that has just failed is left alone until then. */
    boolean due(Instant now) {
        return nextRefresh == null || !now.isBefore(nextRefresh);
    }

    /** Stored by an earlier run: to be served, but stale until this run has fetched. */
    GatewayState restored(CatalogSnapshot stored, Duration maxStale) {
        return new GatewayState(stored, Instant.MIN, stored.fetchedAt().plus(maxStale), null, 0, null, null, true);
    }

    GatewayState published(CatalogSnapshot fetched, Duration ttl, Duration maxStale, Instant next) {
        Instant at = fetched.fetchedAt();
        return new GatewayState(fetched, at.plus(ttl), at.plus(maxStale), null, 0, null, next, true);
    }

    /** Published although parts are missing, or are those of an earlier fetch. */
    GatewayState publishedPartly(
            CatalogSnapshot fetched, Duration ttl, Duration maxStale, Failure missing, Instant next) {
        Instant at = fetched.fetchedAt();
        return new GatewayState(fetched, at.plus(ttl), at.plus(maxStale), missing, failures + 1, null, next, true);
    }

    GatewayState quarantined(Quarantine held, Instant next) {
        return new GatewayState(snapshot, freshUntil, servedUntil, null, 0, held, next, true);
    }

    GatewayState failed(Failure failure, Instant next) {
        return new GatewayState(snapshot, freshUntil, servedUntil, failure, failures + 1, quarantine, next, true);
    }

    /** Offline on purpose: what there is is served without end, and nothing is fetched by itself. */
    GatewayState offline(Failure failure) {
        return new GatewayState(snapshot, freshUntil, Instant.MAX, failure, 0, quarantine, Instant.MAX, true);
    }

    /** Not to be had as it is configured, on purpose or not: what an earlier run stored is not served either. */
    static GatewayState notConfigured(Failure failure) {
        return new GatewayState(null, Instant.MIN, Instant.MIN, failure, 0, null, Instant.MAX, true);
    }

    /** What is served goes on being served, but as stale. */
    GatewayState invalidated() {
        return new GatewayState(snapshot, Instant.MIN, servedUntil, lastFailure, failures, quarantine, null, attempted);
    }
}
