package org.modelcatalog.catalog;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.modelcatalog.catalog.refresh.CatalogUnavailableException;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/**
 * Keeps the snapshots of past moments that were asked for last. Making one reads a whole log, so there is one maker, and
 * requests for the same one wait for it together.
 */
@Singleton
class PastSnapshots {

    /** Bytes of a model in a snapshot, a little more than most have. */
    private static final int MODEL = 2000;

    /** The cache takes at most this fraction of the heap. */
    private static final int SHARE = 8;

    private static final long MOST = 256L << 20;
    private static final int MOST_WAITING = 50;

    private final ExecutorService maker;
    private final AsyncCache<String, CatalogSnapshot> kept;

    @Inject
    PastSnapshots() {
        this(Math.min(Runtime.getRuntime().maxMemory() / SHARE, MOST));
    }

    /** @param room bytes */
    PastSnapshots(long room) {
        maker = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), PastSnapshots::maker);
        kept = Caffeine.newBuilder()
                .maximumWeight(room)
                .weigher((String name, CatalogSnapshot snapshot) -> (int) Math.min(
                        Integer.MAX_VALUE, MODEL * (1L + snapshot.models().size())))
                .executor(Runnable::run)
                .buildAsync();
    }

    /**
     * Returns the snapshot of a name, and makes it if it is not there.
     *
     * @return fails with {@link CatalogUnavailableException} if too many are asked for
     */
    Uni<CatalogSnapshot> get(String name, Supplier<CatalogSnapshot> making) {
        return Catalog.shielded(Uni.createFrom()
                .completionStage(() -> kept.get(name, (any, executor) -> CompletableFuture.supplyAsync(making, maker)))
                .onFailure(RejectedExecutionException.class)
                .transform(full -> CatalogUnavailableException.because("too many requests for past moments")));
    }

    private static Thread maker(Runnable work) {
        var thread = new Thread(work, "past-snapshots");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void stop() {
        maker.shutdown();
    }
}
