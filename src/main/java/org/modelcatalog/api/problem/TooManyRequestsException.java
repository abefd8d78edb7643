package org.modelcatalog.api.problem;

import java.time.Duration;

/** A client asks more than its share. */
public final class TooManyRequestsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    /**
     * @param limit requests a minute that a client may make
     * @param wait until the next one
     */
    public TooManyRequestsException(int limit, Duration wait) {
        this(limit, Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds()));
    }

    private TooManyRequestsException(int limit, long retryAfterSeconds) {
        super(
                "Only " + limit + " requests a minute of this kind are taken from one client; ask again in "
                        + retryAfterSeconds + " s. Models and searches that are known already are not limited",
                null,
                false,
                false);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Whole seconds, at least one: to ask sooner would be in vain. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
