package org.modelcatalog.api.answer;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps encoded bodies, each rendered once. A body belongs to one snapshot, so no entry is ever invalid; entries of replaced
 * snapshots are evicted as unused.
 */
@Singleton
@RegisterForReflection(
        // Caffeine loads cache classes by name, and Quarkus registers only those of its own caches
        classNames = {
            "com.github.benmanes.caffeine.cache.SSMW",
            "com.github.benmanes.caffeine.cache.PSMW",
            "com.github.benmanes.caffeine.cache.WSMW",
            "com.github.benmanes.caffeine.cache.FSMW",
            "com.github.benmanes.caffeine.cache.SSMS",
            "com.github.benmanes.caffeine.cache.PSMS"
        })
public class BodyCache {

    /** The cache takes at most this fraction of the heap; bodies larger than a quarter of the cache are not kept. */
    private static final int SHARE = 8;

    private static final long MOST = 64L << 20;

    /** Of the threads that may take the place of waiting ones. */
    private static final int MOST_WAITING = 64;

    /**
     * One thread per processor: more would not be faster, and each holds a whole body, which may be tens of megabytes. For
     * one that waits for a search cluster, another works meanwhile.
     */
    private final ExecutorService renderers = renderers(Runtime.getRuntime().availableProcessors());

    private final long room;
    private final AsyncCache<Name, RenderedBody> kept;

    /**
     * Identifies a body.
     *
     * @param snapshot id
     * @param query the view and the normalised query
     */
    record Name(String snapshot, Object query, Encoding encoding) {}

    @Inject
    public BodyCache() {
        this(Math.min(Runtime.getRuntime().maxMemory() / SHARE, MOST));
    }

    /** @param room bytes */
    public BodyCache(long room) {
        this.room = room;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(room)
                .weigher((Name name, RenderedBody body) -> body.length() + 200)
                .buildAsync();
    }

    /** The kept body, or null. A body that is asked for again is joined, since it may be asked for often. */
    RenderedBody kept(Name name) {
        CompletableFuture<RenderedBody> made = kept.getIfPresent(name);
        if (made == null || !made.isDone() || made.isCompletedExceptionally()) {
            return null;
        }
        RenderedBody body = made.join();
        RenderedBody joined = body.joined();
        if (joined != body) {
            kept.put(name, CompletableFuture.completedFuture(joined));
        }
        return joined;
    }

    /**
     * Returns the kept body, or renders it off the event loop, once for concurrent callers.
     *
     * @return a new future for each caller, so that cancelling it does not affect the others
     */
    CompletableFuture<RenderedBody> get(Name name, Supplier<RenderedBody> making) {
        RenderedBody again = kept(name);
        if (again != null) {
            return CompletableFuture.completedFuture(again);
        }
        CompletableFuture<RenderedBody> body =
                kept.get(name, (same, executor) -> rendered(() -> making.get().encoded(same.encoding())));
        return body.whenComplete((rendered, failure) -> {
            // the cache removes failures by itself, but possibly after the caller sees them
            if (failure != null || rendered.length() > largest()) {
                kept.asMap().remove(name, body);
            }
        });
    }

    /** The size of the largest body that is kept, in bytes. */
    long largest() {
        return room / 4;
    }

    /** The weight of all kept bodies. */
    long bytes() {
        kept.synchronous().cleanUp();
        return kept.synchronous()
                .policy()
                .eviction()
                .orElseThrow()
                .weightedSize()
                .orElseThrow();
    }

    /** Renders off the event loop, without keeping the result. */
    public <T> CompletableFuture<T> rendered(Supplier<T> making) {
        return CompletableFuture.supplyAsync(making, renderers);
    }

    private static ExecutorService renderers(int processors) {
        return new ForkJoinPool(
                processors,
                Renderer::new,
                null,
                true,
                processors,
                processors + MOST_WAITING,
                processors,
                // beyond that, waiting threads are not replaced
                pool -> true,
                1,
                TimeUnit.MINUTES);
    }

    /** A thread that sees the classes of the application. */
    private static final class Renderer extends ForkJoinWorkerThread {

        private Renderer(ForkJoinPool pool) {
            super(pool);
            setName("renderer");
            setDaemon(true);
            setContextClassLoader(BodyCache.class.getClassLoader());
        }
    }

    @PreDestroy
    public void stop() {
        renderers.shutdown();
    }
}
