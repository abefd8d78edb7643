package org.modelcatalog.query;

import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.search.ModelSearch;

/**
 * Answers questions about the models of one list. Lists in memory answer from their rows, larger ones from an index; both
 * give the same answers. Do not call on an event loop.
 */
public interface ModelQueries {

    /** Those of a snapshot. */
    static ModelQueries of(CatalogSnapshot snapshot) {
        return snapshot.derive(ModelQueries.class, SnapshotQueries::new);
    }

    /** The number of models in the list. */
    int size();

    /**
     * The matching models from an offset on.
     *
     * @param sort null = the list's own order
     * @param limit null = all
     */
    Page<Model> page(ModelFilter filter, Sort sort, int offset, Integer limit);

    /** The page that follows the one which ended with the cursor. */
    Page<Model> page(ModelFilter filter, Sort sort, Cursor after, Integer limit);

    /** Counts the matching models. */
    Facets facets(ModelFilter filter);

    /** The owners of the matching models, by number of models descending, then slug. */
    Page<Owner> owners(ModelFilter filter, int offset, Integer limit);

    /** The matching models that have every word of the search, best first. */
    Page<Model> search(ModelSearch search, ModelFilter filter, int offset, Integer limit);
}
