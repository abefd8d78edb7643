package org.modelcatalog.catalog;

/** The gateway has no such model, or none that this service may see. */
public final class UnknownModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean asked;

    UnknownModelException(String id, boolean asked) {
        super(id, null, false, false);
        this.asked = asked;
    }

    /** Whether the upstream, asked now or recently, does not have it either; else it is not asked for single models. */
    public boolean asked() {
        return asked;
    }

    /** The id that was asked for. */
    public String id() {
        return getMessage();
    }
}
