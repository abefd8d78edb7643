package org.modelcatalog.api.modelsdev;

import java.util.List;
import org.modelcatalog.model.Model;

/** How many live offers the format of models.dev shows. */
public record ModelsDevCount(int shown, int leftOut) {

    public static ModelsDevCount of(List<Model> models) {
        var selection = ModelsDevSelection.of(models);
        return new ModelsDevCount(selection.shown().size(), selection.leftOut());
    }
}
