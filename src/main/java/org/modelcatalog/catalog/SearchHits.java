package org.modelcatalog.catalog;

import java.util.List;
import org.modelcatalog.model.Model;

/**
 * What an upstream's own search added.
 *
 * @param models the upstream's hits, best first; empty when it could not be asked
 * @param complete whether it could be asked
 */
public record SearchHits(List<Model> models, boolean complete) {

    /** The upstream was not asked, or could not answer. */
    public static final SearchHits NOT_ASKED = new SearchHits(List.of(), false);

    public SearchHits {
        models = List.copyOf(models);
    }
}
