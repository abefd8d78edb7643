package org.modelcatalog.source;

import java.util.List;
import org.modelcatalog.model.Model;

/**
 * A page of a whole list.
 *
 * @param models in the list's order
 * @param skipped records that are no row
 * @param next link of the next page; null = this is the last one
 */
public record ModelPage(List<Model> models, int skipped, String next) {

    public ModelPage {
        models = List.copyOf(models);
    }
}
