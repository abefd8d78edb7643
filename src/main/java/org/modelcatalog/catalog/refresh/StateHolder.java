package org.modelcatalog.catalog.refresh;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/** Holds the state of one gateway and replaces it as a whole, with what {@link RefreshJudge} decides. */
final class StateHolder {

    private final AtomicReference<GatewayState> state = new AtomicReference<>(GatewayState.INITIAL);
    private final RefreshJudge judge;
    private final Runnable published;

    /** @param published called after another snapshot is served */
    StateHolder(RefreshJudge judge, Runnable published) {
        this.judge = judge;
        this.published = published;
    }

    GatewayState get() {
        return state.get();
    }

    void clear() {
        state.set(GatewayState.INITIAL);
    }

    void invalidate() {
        state.updateAndGet(GatewayState::invalidated);
    }

    /** Serves a snapshot of an earlier run or another instance; false if the state has a newer one or allows none. */
    boolean restored(CatalogSnapshot shared, Duration maxStale) {
        GatewayState before = state.getAndUpdate(
                now -> now.isOlderThan(shared) ? GatewayState.INITIAL.restored(shared, maxStale) : now);
        return before.isOlderThan(shared);
    }

    RefreshResult fetched(CatalogSnapshot fetched, Duration ttl) {
        return step(before -> {
            RefreshResult result = judge.fetched(before, fetched, ttl);
            computeAhead(before, result.state());
            return result;
        });
    }

    /** Replaces a served snapshot by the complete one of the same fetch; false if it is served no longer. */
    boolean completed(CatalogSnapshot served, CatalogSnapshot complete) {
        complete.deriveLike(served);
        GatewayState before = state.getAndUpdate(now -> now.snapshot() == served ? now.completed(complete) : now);
        if (before.snapshot() != served) {
            return false;
        }
        published.run();
        return true;
    }

    RefreshResult failed(Throwable failure) {
        return step(before -> judge.failed(before, failure));
    }

    RefreshResult accepted(Duration ttl) {
        GatewayState before = get();
        RefreshResult accepted = step(now -> judge.accepted(now, ttl));
        // The caller may be an event loop.
        Infrastructure.getDefaultWorkerPool().execute(() -> computeAhead(before, accepted.state()));
        return accepted;
    }

    /** Computes the indexes of a snapshot that replaces another, but not those of a quarantined one. */
    private static void computeAhead(GatewayState before, GatewayState after) {
        if (after.snapshot() != before.snapshot()) {
            before.last().ifPresent(earlier -> after.last().ifPresent(next -> next.deriveLike(earlier)));
        }
    }

    /** A step has no effect of its own: it is repeated if the state has changed meanwhile. */
    private RefreshResult step(Function<GatewayState, RefreshResult> step) {
        GatewayState before;
        RefreshResult after;
        do {
            before = state.get();
            after = step.apply(before);
        } while (!state.compareAndSet(before, after.state()));
        if (after.state().last().isPresent() && after.state().snapshot() != before.snapshot()) {
            published.run();
        }
        return after;
    }
}
