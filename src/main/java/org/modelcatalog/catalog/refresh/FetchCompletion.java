package org.modelcatalog.catalog.refresh;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.function.BiConsumer;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.source.FetchedModels;
import org.modelcatalog.source.ModelSource;

/** Completes what is served, in the background and one snapshot at a time: a newer one ends the work on the one before. */
final class FetchCompletion {

    private final ModelSource source;
    private final BiConsumer<CatalogSnapshot, FetchedModels> completed;
    private CatalogSnapshot incomplete;
    private Cancellable running;

    /** @param completed gets a served snapshot and its completed fetch, on a worker; not called where nothing is added */
    FetchCompletion(ModelSource source, BiConsumer<CatalogSnapshot, FetchedModels> completed) {
        this.source = source;
        this.completed = completed;
    }

    /** Returns at once. */
    synchronized void start(CatalogSnapshot served) {
        stop();
        incomplete = served;
        running = Uni.createFrom()
                .deferred(() -> source.completed(served.fetched()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(complete -> {
                    if (complete != served.fetched()) {
                        completed.accept(served, complete);
                    }
                })
                .onTermination()
                .invoke(() -> forget(served))
                .subscribe()
                .with(
                        over -> {},
                        failure -> Log.errorf(
                                failure,
                                "Completing the %s models failed",
                                served.gateway().label()));
    }

    /** Another snapshot is served. */
    synchronized void stop() {
        if (incomplete != null) {
            running.cancel();
        }
    }

    /** What is served no longer must not be kept in memory until the next fetch. */
    private synchronized void forget(CatalogSnapshot over) {
        if (incomplete == over) {
            incomplete = null;
            running = null;
        }
    }
}
