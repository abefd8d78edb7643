package org.modelcatalog.api.answer;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Whole bodies as they are sent, made once and kept as long as they are asked for and there is room. A body belongs to one
 * snapshot, so none of these is ever wrong; those of a snapshot that is served no longer fall out.
 */
@Singleton
@RegisterForReflection(
        // Caffeine makes its caches by name, and Quarkus registers those alone that it uses itself
        classNames = {
            "com.github.benmanes.caffeine.cache.SSMW",
            "com.github.benmanes.caffeine.cache.PSMW",
            "com.github.benmanes.caffeine.cache.WSMW",
            "com.github.benmanes.caffeine.cache.FSMW",
            "com.github.benmanes.caffeine.cache.SSMS",
            "com.github.benmanes.caffeine.cache.PSMS"
        })
public class BodyCache {

    /** Of the heap; what is larger than a quarter of the room is not kept. */
    private static final int SHARE = 8;

    private static final long MOST = 64L << 20;

    /**
     * As many at once as there are processors: more would not be done sooner, and each holds its whole answer, which may
     * be tens of megabytes.
     */
    private final ExecutorService renderers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), BodyCache::renderer);

    private final long room;
    private final AsyncCache<Name, byte[]> kept;

    /**
     * Everything that a body is made of.
     *
     * @param snapshot id
     * @param query normalised, and the view
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
                .weigher((Name name, byte[] body) -> body.length + 200)
                .buildAsync();
    }

    /** A body that is there; null when it has to be made. */
    byte[] kept(Name name) {
        CompletableFuture<byte[]> body = kept.getIfPresent(name);
        return body == null || !body.isDone() || body.isCompletedExceptionally() ? null : body.join();
    }

    /**
     * The body of that name: kept, in the making, or made now, off the event loop.
     *
     * @return another one for each who asks, so that to cancel it ends nothing that others wait for
     */
    CompletableFuture<byte[]> get(Name name, Supplier<byte[]> making) {
        CompletableFuture<byte[]> body = kept.get(
                name, (same, executor) -> rendered(() -> same.encoding().encode(making.get())));
        return body.whenComplete((bytes, failure) -> {
            // a fault too, which the cache forgets by itself, but not always before its caller knows
            if (failure != null || bytes.length > largest()) {
                kept.asMap().remove(name, body);
            }
        });
    }

    /** Bytes of the largest body that is kept. */
    long largest() {
        return room / 4;
    }

    /** What is kept, as it is counted against the room. */
    long bytes() {
        kept.synchronous().cleanUp();
        return kept.synchronous()
                .policy()
                .eviction()
                .orElseThrow()
                .weightedSize()
                .orElseThrow();
    }

    /** Made off the event loop, and not kept. */
    public <T> CompletableFuture<T> rendered(Supplier<T> making) {
        return CompletableFuture.supplyAsync(making, renderers);
    }

    private static Thread renderer(Runnable work) {
        var thread = new Thread(work, "renderer");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    public void stop() {
        renderers.shutdown();
    }
}
