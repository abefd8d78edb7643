package org.modelcatalog.api.problem;

import java.time.Duration;

/** As many clients as there is room for read what takes long to be read. */
public final class TooManyReadersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Of lists one ends within this time, most likely. */
    private static final Duration LIST_ENDS = Duration.ofSeconds(10);

    private static final Duration EVENTS_END = Duration.ofSeconds(30);

    private final Duration retryAfter;

    private TooManyReadersException(String message, Duration retryAfter) {
        super(message, null, false, false);
        this.retryAfter = retryAfter;
    }

    /** @param most how many may be read at once */
    public static TooManyReadersException ofLists(int most) {
        return new TooManyReadersException(
                most + " lists of this length are being read already; ask again later, or page with limit", LIST_ENDS);
    }

    /** @param most how many may be read at once */
    public static TooManyReadersException ofEvents(int most) {
        return new TooManyReadersException(
                "All " + most + " event streams are taken; the lists' ETags tell of changes as well", EVENTS_END);
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
