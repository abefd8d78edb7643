package org.modelcatalog.api.answer;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.modelcatalog.api.problem.ProblemException;

/** Bounds the number of concurrent streams of one kind. */
public final class Places {

    private final int most;
    private final String full;
    private final Duration retryAfter;
    private final AtomicInteger taken = new AtomicInteger();

    /**
     * @param full the message for rejected clients
     * @param retryAfter when a place is most likely free
     */
    public Places(int most, String full, Duration retryAfter) {
        this.most = most;
        this.full = full;
        this.retryAfter = retryAfter;
    }

    /**
     * Returns the same stream, which holds a place from its subscription to its end, so that a stream that is never
     * subscribed to, as for HEAD, holds none. It fails if no place is left when it is subscribed to.
     *
     * @throws ProblemException when no place is left now
     */
    public <T> Multi<T> bounded(Multi<T> stream) {
        if (taken.get() >= most) {
            throw refused();
        }
        return Multi.createFrom().deferred(() -> {
            if (taken.incrementAndGet() > most) {
                taken.decrementAndGet();
                return Multi.createFrom().failure(refused());
            }
            return stream.onTermination().invoke(taken::decrementAndGet);
        });
    }

    /** The number of streams with a place. */
    public int taken() {
        return taken.get();
    }

    private ProblemException refused() {
        return new ProblemException(503, full).retryAfter(retryAfter);
    }
}
