package org.modelcatalog.catalog;

/** A gateway nobody registered. */
public final class UnknownGatewayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String allowed;

    UnknownGatewayException(String name, String allowed) {
        super("unknown gateway", null, false, false);
        this.name = name;
        this.allowed = allowed;
    }

    /** What was asked for, verbatim. */
    public String name() {
        return name;
    }

    /** The gateways there are, for people to read. */
    public String allowed() {
        return allowed;
    }
}
