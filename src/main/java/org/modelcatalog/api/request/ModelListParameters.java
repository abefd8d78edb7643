package org.modelcatalog.api.request;

import jakarta.ws.rs.BeanParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.BadParameterException;
import org.modelcatalog.api.request.ListParameters.ListQuery;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Cursor;
import org.modelcatalog.query.Page;

/** The query of a list of models, as it comes. */
public class ModelListParameters {

    @BeanParam
    ListParameters list;

    @RestQuery
    @Parameter(
            description =
                    "The `next_cursor` of the page before, in place of `offset`, with the same gateway, filters and `sort`."
                            + " When the catalog was replaced meanwhile, the page goes on behind the last model of that"
                            + " page, and `snapshot_changed` says so",
            example = "")
    String cursor;

    /**
     * The query, understood.
     *
     * @throws BadParameterException naming the first parameter that is wrong
     */
    public ModelListQuery parse(Gateways gateways) {
        ListQuery query = list.parse(gateways);
        if (cursor == null || cursor.isEmpty()) {
            return new ModelListQuery(query, null);
        }
        if (list.offset != null) {
            throw new BadParameterException("cursor", "absent where there is an offset", cursor);
        }
        Cursor known = Cursor.parse(cursor)
                .orElseThrow(() -> new BadParameterException("cursor", "the next_cursor of another page", cursor));
        if (!known.query().equals(mark(query))) {
            throw new BadParameterException(
                    "cursor", "the next_cursor of a page with the same gateway, filters and sort", cursor);
        }
        return new ModelListQuery(query, known);
    }

    /** What decides about the order in which models come, and which these are. */
    private static String mark(ListQuery query) {
        return Cursor.mark(query.gateway().slug(), query.filter(), String.valueOf(query.sort()));
    }

    /**
     * A query of a list of models, normalised.
     *
     * @param cursor null = by offset
     */
    public record ModelListQuery(ListQuery list, Cursor cursor) {

        /** The slice of a snapshot that is asked for. */
        public Page<Model> page(CatalogSnapshot snapshot) {
            var models = list.models(snapshot);
            return cursor == null ? list.page(models) : Page.of(models, cursor.resume(snapshot, models), list.limit());
        }

        /** The cursor behind a page; null when it is the last one. */
        public String next(CatalogSnapshot snapshot, Page<Model> page) {
            return Cursor.behind(page, snapshot, mark(list))
                    .map(Cursor::toString)
                    .orElse(null);
        }

        /** Whether the page before is of another snapshot; null without one. */
        public Boolean snapshotChanged(CatalogSnapshot snapshot) {
            return cursor == null ? null : cursor.isOutdated(snapshot);
        }
    }
}
