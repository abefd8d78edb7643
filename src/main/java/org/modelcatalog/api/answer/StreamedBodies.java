package org.modelcatalog.api.answer;

import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import org.modelcatalog.api.problem.ProblemException;

/** Bodies too large to render before sending. A slow client holds one piece, for a limited time. */
@Singleton
class StreamedBodies {

    /** Concurrent bodies: each holds a piece, the queue of its socket, and a snapshot. */
    static final int MOST = 64;

    /** One of the streams most likely ends within this time. */
    private static final Duration LIST_ENDS = Duration.ofSeconds(10);

    private static final Duration DEADLINE = Duration.ofMinutes(15);

    private final BodyCache bodies;
    private final Clock clock;
    private final Places places = new Places(
            MOST, MOST + " long lists are being sent already; try again later, or page with limit", LIST_ENDS);

    StreamedBodies(BodyCache bodies, Clock clock) {
        this.bodies = bodies;
        this.clock = clock;
    }

    /**
     * Returns a body of these pieces, rendered off the event loop.
     *
     * @throws ProblemException when too many bodies are being sent
     */
    ResponseBody of(Iterator<byte[]> pieces) {
        Instant deadline = clock.instant().plus(DEADLINE);
        return ResponseBody.of(places.bounded(Multi.createBy()
                .repeating()
                .completionStage(() -> bodies.rendered(() -> next(pieces, deadline)))
                .whilst(piece -> pieces.hasNext())));
    }

    /** The number of bodies being sent. */
    int open() {
        return places.taken();
    }

    private byte[] next(Iterator<byte[]> pieces, Instant deadline) {
        if (clock.instant().isAfter(deadline)) {
            throw new IllegalStateException("the client did not read it within " + DEADLINE);
        }
        return pieces.next();
    }
}
