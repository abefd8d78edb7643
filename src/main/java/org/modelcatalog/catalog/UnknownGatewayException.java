package org.modelcatalog.catalog;

/** No gateway has that name. */
public final class UnknownGatewayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String allowed;

    UnknownGatewayException(String name, String allowed) {
        super("unknown gateway", null, false, false);
        this.name = name;
        this.allowed = allowed;
    }

    /** The name in the request, verbatim. */
    public String name() {
        return name;
    }

    /** The gateways there are, for people to read. */
    public String allowed() {
        return allowed;
    }
}
