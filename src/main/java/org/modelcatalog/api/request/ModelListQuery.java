package org.modelcatalog.api.request;

import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Cursor;
import org.modelcatalog.query.Page;

/**
 * A query of a list of models, normalised.
 *
 * @param cursor null = by offset
 */
public record ModelListQuery(ListQuery list, Cursor cursor) {

    /** The slice of a snapshot that the query asks for. */
    public Page<Model> page(CatalogSnapshot snapshot) {
        var models = list.models(snapshot);
        return cursor == null ? list.page(models) : Page.of(models, cursor.resume(snapshot, models), list.limit());
    }

    /** The cursor behind a page; null when it is the last one. */
    public String next(CatalogSnapshot snapshot, Page<Model> page) {
        return Cursor.after(page, snapshot, mark(list)).map(Cursor::toString).orElse(null);
    }

    /** Whether the page before is of another snapshot; null without one. */
    public Boolean snapshotChanged(CatalogSnapshot snapshot) {
        return cursor == null ? null : cursor.isOutdated(snapshot);
    }

    /** Names everything that decides which models come, and in which order. */
    static String mark(ListQuery query) {
        return Cursor.fingerprint(query.gateway().slug(), query.filter(), String.valueOf(query.sort()));
    }
}
