package org.modelcatalog.query;

/** The cursor of a page of another list. */
public final class ForeignCursorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ForeignCursorException() {
        // No stack trace: clients could make us take one a request.
        super("a cursor of another list", null, false, false);
    }
}
