package org.modelcatalog.catalog;

import java.util.List;
import org.modelcatalog.model.Model;

/**
 * What an upstream's own search added.
 *
 * @param models the upstream's hits, best first; empty when it could not be asked
 * @param complete whether it could be asked
 */
public record FoundModels(List<Model> models, boolean complete) {

    /** The upstream was not asked, or could not answer. */
    public static final FoundModels NOT_ASKED = new FoundModels(List.of(), false);

    public FoundModels {
        models = List.copyOf(models);
    }
}
