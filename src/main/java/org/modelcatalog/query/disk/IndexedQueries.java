package org.modelcatalog.query.disk;

import java.util.List;
import java.util.function.Supplier;
import org.modelcatalog.catalog.mirror.MirrorStoreException;
import org.modelcatalog.catalog.mirror.NotMirrored;
import org.modelcatalog.catalog.refresh.CatalogUnavailableException;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Cursor;
import org.modelcatalog.query.Facets;
import org.modelcatalog.query.ForeignCursorException;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.ModelQueries;
import org.modelcatalog.query.Owner;
import org.modelcatalog.query.Page;
import org.modelcatalog.query.Sort;
import org.modelcatalog.query.search.ModelSearch;

/**
 * Answers from the index. A snapshot is only a moment of it: the rows are those of the present view, which is the same or a
 * newer one.
 */
record IndexedQueries(HubIndex index, int size) implements ModelQueries {

    @Override
    public Page<Model> page(ModelFilter filter, Sort sort, int offset, Integer limit) {
        return answered(() -> limit == null
                ? LongList.page(index, filter, sort, offset)
                : page(queries().from(filter, sort, null, offset, limit), offset, limit));
    }

    @Override
    public Page<Model> page(ModelFilter filter, Sort sort, Cursor after, Integer limit) {
        Place place = Place.parse(after.last()).orElseThrow(ForeignCursorException::new);
        if (ListOrder.of(sort).hit(place, 1).isEmpty()) {
            throw new ForeignCursorException();
        }
        return answered(() -> page(queries().from(filter, sort, place, 0, limit), after.offset(), limit));
    }

    @Override
    public Facets facets(ModelFilter filter) {
        return answered(() -> queries().facets(filter));
    }

    @Override
    public Page<Owner> owners(ModelFilter filter, int offset, Integer limit) {
        return answered(() ->
                queries().owners(filter, offset, limit == null ? Math.max(0, HubQueries.MAX_WINDOW - offset) : limit));
    }

    @Override
    public Page<Model> search(ModelSearch search, ModelFilter filter, int offset, Integer limit) {
        int most = Math.max(0, HubQueries.MAX_WINDOW - offset);
        return answered(() -> queries().search(search.text(), filter, offset, limit == null ? most : limit))
                .map(NotMirrored::said);
    }

    private static List<Model> said(List<Model> rows) {
        return rows.stream().map(NotMirrored::said).toList();
    }

    private HubQueries queries() {
        return new HubQueries(index);
    }

    private static Page<Model> page(Slice slice, int offset, Integer limit) {
        String end = slice.next() == null ? null : slice.next().toString();
        return new Page<>(said(slice.models()), Math.toIntExact(slice.total()), offset, limit, end);
    }

    /** Clients learn that they may ask again; the reason is in the status and the log. */
    private static <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (SlowQueryException | MirrorStoreException failure) {
            throw CatalogUnavailableException.because(failure.getMessage());
        }
    }
}
