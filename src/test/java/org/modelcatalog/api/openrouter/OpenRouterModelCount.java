package org.modelcatalog.api.openrouter;

import java.util.List;
import org.modelcatalog.model.Model;

/** How many models OpenRouter's format shows. */
public record OpenRouterModelCount(int shown, int leftOut) {

    public static OpenRouterModelCount of(List<Model> models) {
        var selection = OpenRouterSelection.of(models, false);
        return new OpenRouterModelCount(
                selection.models().size(), selection.leftOut().models());
    }
}
