package org.modelcatalog.api.answer;

import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import org.modelcatalog.api.problem.ProblemException;

/** Bodies that are too large to be made before they are sent. A slow client holds one piece, and not for ever. */
@Singleton
class StreamedBodies {

    /** At once: each holds a piece, what is in its socket's queue, and the catalog that it is made of. */
    static final int MOST = 64;

    /** One of the lists being read most likely ends within this time. */
    private static final Duration LIST_ENDS = Duration.ofSeconds(10);

    private static final Duration DEADLINE = Duration.ofMinutes(15);

    private final BodyCache bodies;
    private final Clock clock;
    private final AtomicInteger open = new AtomicInteger();

    StreamedBodies(BodyCache bodies, Clock clock) {
        this.bodies = bodies;
        this.clock = clock;
    }

    /**
     * A body of these pieces, which are made on the renderers. It has to be subscribed to once, for its place to be free
     * again.
     *
     * @throws ProblemException when too many are read already
     */
    ResponseBody of(Iterator<byte[]> pieces) {
        if (open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            throw new ProblemException(
                            503,
                            MOST + " lists of this length are being read already; ask again later, or page with limit")
                    .retryAfter(LIST_ENDS);
        }
        Instant deadline = clock.instant().plus(DEADLINE);
        return ResponseBody.of(Multi.createBy()
                .repeating()
                .completionStage(() -> bodies.rendered(() -> next(pieces, deadline)))
                .whilst(piece -> pieces.hasNext())
                .onTermination()
                .invoke(open::decrementAndGet));
    }

    /** How many are read at this moment. */
    int open() {
        return open.get();
    }

    private byte[] next(Iterator<byte[]> pieces, Instant deadline) {
        if (clock.instant().isAfter(deadline)) {
            throw new IllegalStateException("not read within " + DEADLINE);
        }
        return pieces.next();
    }
}
