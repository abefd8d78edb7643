package org.modelcatalog.catalog;

import java.util.Optional;

/** The gateway has no such model, or none that this service may see. */
public final class UnknownModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean asked;
    private final String withoutVariant;

    UnknownModelException(String id, boolean asked) {
        this(id, asked, null);
    }

    /** @param withoutVariant the id of a listed model of which this would be a variant; null = there is none */
    UnknownModelException(String id, boolean asked, String withoutVariant) {
        super(id, null, false, false);
        this.asked = asked;
        this.withoutVariant = withoutVariant;
    }

    /** Whether the upstream, asked now or recently, does not have it either; else it is not asked for single models. */
    public boolean asked() {
        return asked;
    }

    /** The listed model of which this would be a variant. */
    public Optional<String> withoutVariant() {
        return Optional.ofNullable(withoutVariant);
    }

    /** The id that was asked for. */
    public String id() {
        return getMessage();
    }
}
