package org.modelcatalog.catalog;

/** The gateway has no such model, or none that this service may see. */
public final class UnknownModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean asked;

    /** The upstream does not have it; it was asked now or recently. */
    UnknownModelException(String id) {
        this(id, true);
    }

    private UnknownModelException(String id, boolean asked) {
        super(id, null, false, false);
        this.asked = asked;
    }

    /** The gateway does not list it, and its upstream is not asked for single models. */
    static UnknownModelException notListed(String id) {
        return new UnknownModelException(id, false);
    }

    /** Whether the upstream does not have it either. */
    public boolean asked() {
        return asked;
    }

    /** The id that was asked for. */
    public String id() {
        return getMessage();
    }
}
