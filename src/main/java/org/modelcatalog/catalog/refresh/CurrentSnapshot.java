package org.modelcatalog.catalog.refresh;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.source.UpstreamException.Reason;

/** Finds the snapshot that a request gets, and decides whether the request waits for a fetch. */
final class CurrentSnapshot {

    /** Mutiny rejects a time-out of zero. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    private final GatewayRefresh refresh;
    private final Clock clock;

    CurrentSnapshot(GatewayRefresh refresh, Clock clock) {
        this.refresh = refresh;
        this.clock = clock;
    }

    /**
     * Waits for a fetch only if nothing can be served, and not even then during the back-off after a failure.
     *
     * @return fails with {@link CatalogUnavailableException}
     */
    Uni<CatalogSnapshot> get() {
        GatewayState now = refresh.state();
        Optional<CatalogSnapshot> servable = now.servable(clock.instant());
        boolean mayFetch = refresh.isFetching() || now.due(clock.instant());
        if (servable.isPresent()) {
            if (mayFetch) {
                refresh.refresh();
            }
            return Uni.createFrom().item(servable.get());
        }
        if (!mayFetch) {
            return Uni.createFrom().failure(unavailable(now));
        }
        return refresh.refresh()
                .map(refreshed ->
                        refreshed.state().servable(clock.instant()).orElseThrow(() -> unavailable(refreshed.state())));
    }

    /** The same, but waits for the very first fetch only, and no longer than this from the start of that fetch. */
    Uni<CatalogSnapshot> within(Duration patience) {
        GatewayState now = refresh.state();
        if (now.servable(clock.instant()).isPresent()) {
            return get();
        }
        if (now.attempted()) {
            if (now.due(clock.instant())) {
                refresh.refresh();
            }
            return Uni.createFrom().failure(unavailable(now));
        }
        return get().ifNoItem()
                .after(left(patience))
                .failWith(() -> new CatalogUnavailableException(
                        "the first fetch is still under way", Reason.TIMEOUT, patience));
    }

    private Duration left(Duration patience) {
        // empty while the fetch is about to begin on another thread
        Duration waited = refresh.began()
                .map(start -> Duration.between(start, clock.instant()))
                .orElse(Duration.ZERO);
        Duration left = patience.minus(waited);
        return left.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : left;
    }

    private CatalogUnavailableException unavailable(GatewayState state) {
        GatewayState.Failure failure = state.lastFailure();
        Instant next = state.nextRefresh();
        return new CatalogUnavailableException(
                failure == null ? "nothing was fetched yet" : failure.message(),
                failure == null ? null : failure.reason(),
                next == null || state.notConfigured() ? Duration.ZERO : Duration.between(clock.instant(), next));
    }
}
