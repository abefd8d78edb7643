package org.modelcatalog.catalog;

import java.util.List;
import org.modelcatalog.model.Model;

/**
 * The hits of an upstream's own search.
 *
 * @param models best first; empty if the upstream was not asked or failed
 * @param complete whether the upstream answered
 */
public record SearchHits(List<Model> models, boolean complete) {

    /** The upstream was not asked or failed. */
    public static final SearchHits NOT_ASKED = new SearchHits(List.of(), false);

    public SearchHits {
        models = List.copyOf(models);
    }
}
