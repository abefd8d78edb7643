package org.modelcatalog.catalog;

import java.time.Instant;
import java.util.Optional;

/** A moment that is not past, or of which no log tells. */
public final class OutsideHistoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String gateway;
    private final transient Instant future;
    private final transient Instant beginning;

    private OutsideHistoryException(String gateway, Instant future, Instant beginning) {
        super("outside history", null, false, false);
        this.gateway = gateway;
        this.future = future;
        this.beginning = beginning;
    }

    /** The moment has not come yet. */
    static OutsideHistoryException future(String gateway, Instant moment) {
        return new OutsideHistoryException(gateway, moment, null);
    }

    /**
     * The moment is before the log.
     *
     * @param beginning the first moment that the log tells of; empty = there is no log
     */
    public static OutsideHistoryException before(String gateway, Optional<Instant> beginning) {
        return new OutsideHistoryException(gateway, null, beginning.orElse(null));
    }

    /** Slug of the gateway. */
    public String gateway() {
        return gateway;
    }

    /** The moment, if it has not come yet. */
    public Optional<Instant> future() {
        return Optional.ofNullable(future);
    }

    /** The first moment that the log tells of; empty if there is none. */
    public Optional<Instant> beginning() {
        return Optional.ofNullable(beginning);
    }
}
