package org.modelcatalog.api.request;

import java.util.List;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.ModelIndex;
import org.modelcatalog.query.Page;
import org.modelcatalog.query.Sort;
import org.modelcatalog.source.Gateway;

/**
 * A list query, normalised: equal queries get equal answers from one snapshot.
 *
 * @param sort null = as the catalog lists them
 * @param limit null = all
 */
public record ListQuery(Gateway gateway, ModelFilter filter, Sort sort, int offset, Integer limit, RowOptions rows) {

    /** The snapshot's models that match, in the order of the query. */
    public List<Model> models(CatalogSnapshot snapshot) {
        return ModelIndex.select(snapshot, filter, sort);
    }

    /** The same without the words of {@code q}: a search has rules of its own for these. */
    public ListQuery withoutText() {
        return new ListQuery(gateway, filter.withoutText(), sort, offset, limit, rows);
    }

    /** The most models that a page of it can have, before any are looked for. */
    public int most(CatalogSnapshot snapshot) {
        int all = snapshot.models().size();
        return limit == null ? all : Math.min(limit, all);
    }

    /** The slice that the query asks for. */
    public <T> Page<T> page(List<T> all) {
        return Page.of(all, offset, limit);
    }
}
