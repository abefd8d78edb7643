package org.modelcatalog.query;

import java.util.List;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.search.ModelSearch;

/** Answers from the rows of a snapshot and its {@link ModelIndex}. */
record SnapshotQueries(CatalogSnapshot snapshot) implements ModelQueries {

    @Override
    public int size() {
        return snapshot.models().size();
    }

    @Override
    public Page<Model> page(ModelFilter filter, Sort sort, int offset, Integer limit) {
        return Page.of(ModelIndex.select(snapshot, filter, sort), offset, limit);
    }

    @Override
    public Page<Model> page(ModelFilter filter, Sort sort, Cursor after, Integer limit) {
        List<Model> models = ModelIndex.select(snapshot, filter, sort);
        return Page.of(models, after.resume(snapshot, models), limit);
    }

    @Override
    public Facets facets(ModelFilter filter) {
        return ModelIndex.of(snapshot).facets(filter);
    }

    @Override
    public Page<Owner> owners(ModelFilter filter, int offset, Integer limit) {
        return Page.of(Owner.of(ModelIndex.select(snapshot, filter, null)), offset, limit);
    }

    @Override
    public Page<Model> search(ModelSearch search, ModelFilter filter, int offset, Integer limit) {
        return Page.of(search.apply(snapshot, ModelIndex.select(snapshot, filter, null)), offset, limit);
    }
}
