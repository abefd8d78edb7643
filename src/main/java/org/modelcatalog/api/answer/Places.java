package org.modelcatalog.api.answer;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.modelcatalog.api.problem.ProblemException;

/** Bounds how many streams of one kind are read at the same time. */
public final class Places {

    private final int most;
    private final String full;
    private final Duration retryAfter;
    private final AtomicInteger taken = new AtomicInteger();

    /**
     * @param full the message for clients for whom there is no place
     * @param retryAfter when one is most likely free
     */
    public Places(int most, String full, Duration retryAfter) {
        this.most = most;
        this.full = full;
        this.retryAfter = retryAfter;
    }

    /**
     * The same stream, which has a place from when it is subscribed to until it ends. Requests that are answered without
     * their stream, as those by HEAD are, never have one. A stream for which the last place was taken since it was made
     * fails.
     *
     * @throws ProblemException when there is no place now
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

    /** How many are taken at this moment. */
    public int taken() {
        return taken.get();
    }

    private ProblemException refused() {
        return new ProblemException(503, full).retryAfter(retryAfter);
    }
}
