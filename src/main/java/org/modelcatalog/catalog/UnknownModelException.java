package org.modelcatalog.catalog;

/** The gateway has no such model, or none that we may see. */
public final class UnknownModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownModelException(String id) {
        super(id, null, false, false);
    }

    /** The id that was asked for. */
    public String id() {
        return getMessage();
    }
}
