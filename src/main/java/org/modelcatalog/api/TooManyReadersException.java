package org.modelcatalog.api;

import java.time.Duration;

/** As many clients read events as may do so at once. */
final class TooManyReadersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    TooManyReadersException(int most) {
        super("All " + most + " event streams are taken; the lists' ETags tell of changes as well", null, false, false);
    }

    Duration retryAfter() {
        return RETRY_AFTER;
    }
}
