package org.modelcatalog.query.disk;

/** A query took longer than it may. */
final class SlowQueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SlowQueryException(long seconds) {
        super("The query took longer than " + seconds + " seconds");
    }
}
