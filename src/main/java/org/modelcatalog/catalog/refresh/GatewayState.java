package org.modelcatalog.catalog.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * The state of one gateway. Serving, probes, metrics and routes all read this and nothing else.
 *
 * @param snapshot the last good one; null = none was ever loaded
 * @param freshUntil when the snapshot becomes stale; {@link Instant#MIN} until this run has fetched
 * @param servedUntil when the snapshot is too old to be served
 * @param lastFailure why the last refresh was no full success; null = it was
 * @param failures number of such refreshes in a row
 * @param quarantine the fetch that the guard rejected; null = none
 * @param nextRefresh when the next refresh is due; null = now
 * @param attempted whether a refresh has ended, with or without success, or a stored snapshot was loaded
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
     * @param reason null = parts are missing, or a fault of this service
     */
    public record Failure(Instant at, String message, Reason reason) {

        /** Whether a setting is missing, which the message names. */
        public boolean lasting() {
            return reason == Reason.NOT_CONFIGURED;
        }
    }

    /** The last good snapshot, however old. */
    public Optional<CatalogSnapshot> last() {
        return Optional.ofNullable(snapshot);
    }

    /** The last good snapshot, unless it is too old. */
    public Optional<CatalogSnapshot> servable(Instant now) {
        return last().filter(any -> now.isBefore(servedUntil));
    }

    /** Whether the snapshot has outlived its time to live, or an earlier run stored it and this run has not fetched yet. */
    public boolean stale(Instant now) {
        return snapshot != null && !now.isBefore(freshUntil);
    }

    /** Whether a setting is missing, without which nothing can be fetched. */
    public boolean notConfigured() {
        return lastFailure != null && lastFailure.lasting();
    }

    /** Whether it has no snapshot as new as this one, and a setting that is missing does not forbid to serve it. */
    boolean isOlderThan(CatalogSnapshot other) {
        return last().map(served -> served.fetchedAt().isBefore(other.fetchedAt()))
                .orElse(!notConfigured());
    }

    /** Whether the next refresh may start; after a failure that takes a while. */
    boolean due(Instant now) {
        return nextRefresh == null || !now.isBefore(nextRefresh);
    }

    /** Serves a snapshot of an earlier run or another instance, as stale until this run has fetched. */
    GatewayState restored(CatalogSnapshot stored, Duration maxStale) {
        return new GatewayState(stored, Instant.MIN, stored.fetchedAt().plus(maxStale), null, 0, null, null, true);
    }

    /** @param missing parts that are missing or come from an earlier fetch; null = none */
    GatewayState published(CatalogSnapshot fetched, Duration ttl, Duration maxStale, Failure missing, Instant next) {
        Instant at = fetched.fetchedAt();
        int missed = missing == null ? 0 : failures + 1;
        return new GatewayState(fetched, at.plus(ttl), at.plus(maxStale), missing, missed, null, next, true);
    }

    /** Serves the same fetch with more known of its models. */
    GatewayState completed(CatalogSnapshot complete) {
        return new GatewayState(
                complete, freshUntil, servedUntil, lastFailure, failures, quarantine, nextRefresh, attempted);
    }

    GatewayState quarantined(Quarantine held, Instant next) {
        return new GatewayState(snapshot, freshUntil, servedUntil, null, 0, held, next, true);
    }

    GatewayState failed(Failure failure, Instant next) {
        return new GatewayState(snapshot, freshUntil, servedUntil, failure, failures + 1, quarantine, next, true);
    }

    /** Configured to be offline: serves the snapshot without end and schedules no refresh. */
    GatewayState offline(Failure failure) {
        return new GatewayState(snapshot, freshUntil, Instant.MAX, failure, 0, quarantine, Instant.MAX, true);
    }

    /** Not configured: serves nothing, not even a stored snapshot. */
    static GatewayState notConfigured(Failure failure) {
        return new GatewayState(null, Instant.MIN, Instant.MIN, failure, 0, null, Instant.MAX, true);
    }

    /** Keeps serving the snapshot, as stale. */
    GatewayState invalidated() {
        return new GatewayState(snapshot, Instant.MIN, servedUntil, lastFailure, failures, quarantine, null, attempted);
    }
}
