package org.modelcatalog.api.openrouter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.Model;

/**
 * The models that OpenRouter's format can show. It requires prices, which may be unknown on request, and a time of
 * creation, which may not.
 */
record OpenRouterSelection(List<Model> models, LeftOut leftOut) {

    /** Numbers of models left out; each model counts for the first reason that applies. */
    @RegisterForReflection
    @Schema(name = "OpenRouterLeftOut", description = "Matching models that are not shown, by reason")
    public record LeftOut(
            @Schema(description = "The price of an input or output token is unknown; include_unpriced=true adds them")
            int priceUnknown,

            @Schema(description = "The time of creation is unknown, which the format cannot express")
            int createdUnknown) {

        /** The number of all. */
        int models() {
            return priceUnknown + createdUnknown;
        }
    }

    /** Selects the models that the format can show, and counts the others. */
    public static OpenRouterSelection of(List<Model> models, boolean includeUnpriced) {
        var shown = new ArrayList<Model>(models.size());
        int priceUnknown = 0;
        int createdUnknown = 0;
        for (Model model : models) {
            if (!includeUnpriced && !model.serving().pricing().complete()) {
                priceUnknown++;
            } else if (JsonNumbers.epochSeconds(model.created()).isEmpty()) {
                createdUnknown++;
            } else {
                shown.add(model);
            }
        }
        return new OpenRouterSelection(shown, new LeftOut(priceUnknown, createdUnknown));
    }
}
