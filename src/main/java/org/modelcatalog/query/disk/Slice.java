package org.modelcatalog.query.disk;

import java.util.List;
import org.modelcatalog.model.Model;

/**
 * A page of a list that is read from place to place.
 *
 * @param total number of rows of the whole list
 * @param before number of rows before this page, as its reader saw them
 * @param next where the next page begins; null = this is the last page
 */
record Slice(List<Model> models, long total, long before, Place next) {

    public Slice {
        models = List.copyOf(models);
    }
}
