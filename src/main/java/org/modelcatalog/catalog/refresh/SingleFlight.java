package org.modelcatalog.catalog.refresh;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Runs one task at a time. Callers that come while a task runs share its result. */
final class SingleFlight<T> {

    private final AtomicReference<CompletableFuture<T>> running = new AtomicReference<>();
    private final Runnable ended;

    /** @param ended called after each task, when the next may already start, and before its result is passed on */
    SingleFlight(Runnable ended) {
        this.ended = ended;
    }

    boolean isRunning() {
        return running.get() != null;
    }

    /** Starts the task, even without a subscriber, or joins the running one. */
    Uni<T> join(Supplier<Uni<T>> task) {
        var mine = new CompletableFuture<T>();
        CompletableFuture<T> other = startOrFind(task, mine);
        // A copy: a subscriber that cancels must not cancel what others wait for.
        return Uni.createFrom().completionStage((other == null ? mine : other).copy());
    }

    /** Starts the task unless one is running; returns whether it did. */
    boolean tryRun(Supplier<Uni<T>> task) {
        return startOrFind(task, new CompletableFuture<>()) == null;
    }

    private CompletableFuture<T> startOrFind(Supplier<Uni<T>> task, CompletableFuture<T> mine) {
        CompletableFuture<T> other = running.compareAndExchange(null, mine);
        if (other == null) {
            Uni.createFrom()
                    .deferred(task::get)
                    .onTermination()
                    .invoke(() -> running.set(null))
                    .invoke(ended)
                    .subscribe()
                    .with(mine::complete, mine::completeExceptionally);
        }
        return other;
    }
}
