package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.EpochSeconds;
import org.modelcatalog.model.Model;

/**
 * The models that OpenRouter's shape can show without saying what nobody knows. It has to have prices, which may be told
 * to be unknown for who asks for that, and a time of creation, which may not.
 *
 * @param models in their order
 */
record OpenRouterSelection(List<Model> models, LeftOut leftOut) {

    /** How many models were left out, each counted by the first of these reasons. */
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "OpenRouterLeftOut", description = "Models that match and are not shown, by reason")
    public record LeftOut(
            @Schema(
                    description = "The price of a prompt's or of an answer's token is unknown; include_unpriced=true"
                            + " brings them")
            int priceUnknown,

            @Schema(description = "The time of creation is unknown, and the shape has no word for that")
            int createdUnknown) {}

    /** Takes what can be shown, and counts the rest. */
    public static OpenRouterSelection of(List<Model> models, boolean includeUnpriced) {
        var shown = new ArrayList<Model>(models.size());
        int priceUnknown = 0;
        int createdUnknown = 0;
        for (Model model : models) {
            if (!includeUnpriced && !model.serving().pricing().complete()) {
                priceUnknown++;
            } else if (EpochSeconds.of(model.created()).isEmpty()) {
                createdUnknown++;
            } else {
                shown.add(model);
            }
        }
        return new OpenRouterSelection(shown, new LeftOut(priceUnknown, createdUnknown));
    }
}
