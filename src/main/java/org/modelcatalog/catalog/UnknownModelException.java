package org.modelcatalog.catalog;

import java.util.Optional;
import java.util.function.Predicate;
import org.modelcatalog.model.ModelId;

/** The gateway has no such model, or none that this service may see. */
public final class UnknownModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean asked;
    private final String withoutVariant;

    private UnknownModelException(String id, boolean asked, String withoutVariant) {
        super(id, null, false, false);
        this.asked = asked;
        this.withoutVariant = withoutVariant;
    }

    /** No list has the model, and its upstream does not have it either. */
    static UnknownModelException asked(String id) {
        return new UnknownModelException(id, true, null);
    }

    /**
     * No list has the model. Clients of a gateway append who is to serve a request, as in {@code owner/name:groq}, so the
     * model without its suffix is named if it is listed.
     *
     * @param listed whether a model is listed, by its id
     */
    public static UnknownModelException unlisted(String id, Predicate<String> listed) {
        String model = ModelId.withoutVariant(id);
        return new UnknownModelException(id, false, !model.equals(id) && listed.test(model) ? model : null);
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
