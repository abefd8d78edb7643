package org.modelcatalog.api;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.api.ListParameters.ListQuery;
import org.modelcatalog.api.ModelListParameters.ModelListQuery;
import org.modelcatalog.api.view.DeveloperModels;
import org.modelcatalog.api.view.Envelope;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.CatalogSnapshot;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Page;

/** Answers that one snapshot and one list query determine: what every list route does. */
@Singleton
class SnapshotAnswers {

    private final Gateways gateways;
    private final Catalog catalog;
    private final Answers answers;
    private final Rows rows;

    SnapshotAnswers(Gateways gateways, Catalog catalog, Answers answers, Rows rows) {
        this.gateways = gateways;
        this.catalog = catalog;
        this.answers = answers;
        this.rows = rows;
    }

    /**
     * Answers a list of models.
     *
     * @param shape of the envelope as clients of the route expect it
     * @throws BadParameterException naming the first parameter that is wrong
     */
    <T> Uni<RestResponse<byte[]>> ofRows(
            ModelListParameters parameters, HttpHeaders request, Rows.View view, Function<Envelope<T>, ?> shape) {
        ModelListQuery query = parameters.parse(gateways);
        return catalog.snapshot(query.list().gateway())
                .flatMap(served -> answers.ofBytes(request, served, view.name() + query, () -> {
                    CatalogSnapshot snapshot = served.snapshot();
                    Page<Model> page = query.page(snapshot);
                    Envelope<T> envelope = Envelope.around(
                            snapshot, page, query.next(snapshot, page), query.snapshotChanged(snapshot));
                    return rows.list(
                            shape.apply(envelope),
                            "data",
                            view,
                            page.items(),
                            query.list().rows());
                }));
    }

    /**
     * Answers the list of one owner's models.
     *
     * @param owner as the client wrote it: letters, digits and marks that JSON leaves as they are
     * @throws BadParameterException naming the first parameter that is wrong
     */
    Uni<RestResponse<byte[]>> ofOwner(ListParameters parameters, HttpHeaders request, String owner) {
        ListQuery query = parameters.parse(gateways);
        OwnerFilter developer = OwnerFilter.parse(owner);
        return catalog.snapshot(query.gateway())
                .flatMap(served -> answers.ofBytes(request, served, owner + "'s" + query, () -> {
                    Page<Model> page = query.page(developer.apply(query.models(served.snapshot())));
                    return rows.list(
                            DeveloperModels.around(query.gateway(), owner, page),
                            "models",
                            Rows.View.NATIVE,
                            page.items(),
                            query.rows());
                }));
    }

    /**
     * Answers a list route.
     *
     * @param view names the rendering, so that two of one query have two tags
     * @throws BadParameterException naming the first parameter that is wrong
     */
    Uni<RestResponse<byte[]>> of(
            ListParameters parameters,
            HttpHeaders request,
            String view,
            BiFunction<CatalogSnapshot, ListQuery, ?> render) {
        ListQuery query = parameters.parse(gateways);
        return catalog.snapshot(query.gateway())
                .flatMap(served ->
                        answers.of(request, served, view + query, () -> render.apply(served.snapshot(), query)));
    }
}
