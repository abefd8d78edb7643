package org.modelcatalog.api.openrouter;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.catalog.UnknownModelException;
import org.modelcatalog.catalog.WithdrawnModelException;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;

/**
 * A model that a client asks for by its id.
 *
 * @param created seconds since 1970
 */
record FoundModel(Model model, long created) {

    /**
     * Suffixes by which OpenRouter chooses among the offers of a model. They name no model, unlike {@code :free}, which has
     * a price of its own.
     */
    private static final Set<String> ROUTING = Set.of(":nitro", ":floor", ":online", ":exacto");

    /**
     * Finds a model by any of its ids, with or without a routing suffix.
     *
     * @throws UnknownModelException if there is none
     * @throws WithdrawnModelException if there was one
     * @throws ProblemException if the format cannot express it
     */
    static FoundModel of(CatalogSnapshot snapshot, String id) {
        Model model = snapshot.find(id).or(() -> routed(snapshot, id)).orElseThrow(() -> missing(snapshot, id));
        OptionalLong created = JsonNumbers.epochSeconds(model.created());
        return new FoundModel(
                model,
                created.orElseThrow(() -> new ProblemException(
                        404, "The time of creation of " + model.id() + " is unknown, which this format requires")));
    }

    /**
     * The model, for an answer that requires its price.
     *
     * @param includeUnpriced whether the price may be unknown
     * @throws ProblemException if the price is unknown and must not be
     */
    Model priced(boolean includeUnpriced) {
        if (!includeUnpriced && !model.serving().pricing().complete()) {
            throw new ProblemException(
                    404,
                    "The price of " + model.id() + " is unknown, which this format requires; include_unpriced=true"
                            + " shows the model with the price \"-1\"");
        }
        return model;
    }

    private static RuntimeException missing(CatalogSnapshot snapshot, String id) {
        return snapshot.findWithdrawn(id)
                .<RuntimeException>map(model -> new WithdrawnModelException(id, model))
                .orElseGet(() -> UnknownModelException.unlisted(
                        id, other -> snapshot.find(other).isPresent()));
    }

    private static Optional<Model> routed(CatalogSnapshot snapshot, String id) {
        String base = ModelId.withoutVariant(id);
        return ROUTING.contains(ModelId.key(id.substring(base.length()))) ? snapshot.find(base) : Optional.empty();
    }
}
