package org.modelcatalog.api.answer;

import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
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
    private final Places places = new Places(
            MOST,
            MOST + " lists of this length are being read already; ask again later, or page with limit",
            LIST_ENDS);

    StreamedBodies(BodyCache bodies, Clock clock) {
        this.bodies = bodies;
        this.clock = clock;
    }

    /**
     * A body of these pieces, which are made on the renderers.
     *
     * @throws ProblemException when too many are read already
     */
    ResponseBody of(Iterator<byte[]> pieces) {
        Instant deadline = clock.instant().plus(DEADLINE);
        return ResponseBody.of(places.bounded(Multi.createBy()
                .repeating()
                .completionStage(() -> bodies.rendered(() -> next(pieces, deadline)))
                .whilst(piece -> pieces.hasNext())));
    }

    /** How many are read at this moment. */
    int open() {
        return places.taken();
    }

    private byte[] next(Iterator<byte[]> pieces, Instant deadline) {
        if (clock.instant().isAfter(deadline)) {
            throw new IllegalStateException("not read within " + DEADLINE);
        }
        return pieces.next();
    }
}
