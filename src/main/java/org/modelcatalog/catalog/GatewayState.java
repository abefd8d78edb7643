package org.modelcatalog.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * How a gateway is doing.
 *
 * @param snapshot the last one loaded, expired or not; null = never loaded
 * @param lastFailure why the last fetch failed; null when it did not
 * @param attempted whether a fetch has ended, well or badly
 */
public record GatewayState(CatalogSnapshot snapshot, Failure lastFailure, boolean attempted) {

    static final GatewayState INITIAL = new GatewayState(null, null, false);

    /**
     * A failed fetch.
     *
     * @param message safe to show: no body, no token, no address
     */
    public record Failure(Instant at, String message) {}

    /** The last snapshot loaded. */
    public Optional<CatalogSnapshot> last() {
        return Optional.ofNullable(snapshot);
    }

    GatewayState loaded(CatalogSnapshot loaded) {
        return new GatewayState(loaded, null, true);
    }

    GatewayState failed(Failure failure) {
        return new GatewayState(snapshot, failure, true);
    }
}
