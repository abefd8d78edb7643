package org.modelcatalog.api;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.api.ListParameters.ListQuery;
import org.modelcatalog.api.ModelListParameters.ModelListQuery;
import org.modelcatalog.api.view.DeveloperModels;
import org.modelcatalog.api.view.Envelope;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.CatalogSnapshot;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.ServedSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Page;

/** Answers that are lists of models. Those that may be kept are made as a whole, longer ones while they are read. */
@Singleton
class RowAnswers {

    /** Bytes; a little more than most have. */
    private static final int ROW = 3000;

    private final Gateways gateways;
    private final Catalog catalog;
    private final Answers answers;
    private final Rows rows;
    private final Bodies bodies;
    private final BodyStreams streams;

    RowAnswers(Gateways gateways, Catalog catalog, Answers answers, Rows rows, Bodies bodies, BodyStreams streams) {
        this.gateways = gateways;
        this.catalog = catalog;
        this.answers = answers;
        this.rows = rows;
        this.bodies = bodies;
        this.streams = streams;
    }

    /**
     * Answers a list of models.
     *
     * @param shape of the envelope as clients of the route expect it; lines have none
     * @throws BadParameterException naming the first parameter that is wrong
     */
    <T> Uni<RestResponse<Body>> of(
            ModelListParameters parameters,
            HttpHeaders request,
            ListFormat format,
            Rows.View view,
            Function<Envelope<T>, ?> shape) {
        ModelListQuery query = parameters.parse(gateways);
        return catalog.snapshot(query.list().gateway())
                .flatMap(served -> answer(request, served, format, view.name() + query, query.list(), () -> {
                    CatalogSnapshot snapshot = served.snapshot();
                    Page<Model> page = query.page(snapshot);
                    if (format == ListFormat.LINES) {
                        return RowList.lines(view, page.items(), query.list().rows());
                    }
                    Envelope<T> envelope = Envelope.around(
                            snapshot, page, query.next(snapshot, page), query.snapshotChanged(snapshot));
                    return rows.within(
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
    Uni<RestResponse<Body>> ofOwner(ListParameters parameters, HttpHeaders request, String owner) {
        ListQuery query = parameters.parse(gateways);
        OwnerFilter developer = OwnerFilter.parse(owner);
        return catalog.snapshot(query.gateway())
                .flatMap(served -> answer(request, served, ListFormat.JSON, owner + "'s" + query, query, () -> {
                    Page<Model> page = query.page(developer.apply(query.models(served.snapshot())));
                    return rows.within(
                            DeveloperModels.around(query.gateway(), owner, page),
                            "models",
                            Rows.View.NATIVE,
                            page.items(),
                            query.rows());
                }));
    }

    private Uni<RestResponse<Body>> answer(
            HttpHeaders request,
            ServedSnapshot served,
            ListFormat format,
            String name,
            ListQuery query,
            Supplier<RowList> list) {
        boolean isShort = isShort(query.most(served.snapshot()));
        return answers.of(
                request,
                served,
                format + name,
                format.type(),
                body -> isShort || bodies.kept(body) != null
                        ? whole(body, list)
                        : Uni.createFrom()
                                .completionStage(() -> bodies.rendered(list))
                                .flatMap(found -> body(body, found)));
    }

    private Uni<Body> body(Bodies.Name name, RowList list) {
        return isShort(list.models().size())
                ? whole(name, () -> list)
                : Uni.createFrom().item(streams.of(new RowPieces(rows, list, name.encoding())));
    }

    private Uni<Body> whole(Bodies.Name name, Supplier<RowList> list) {
        return Uni.createFrom()
                .completionStage(() -> bodies.get(name, () -> rows.whole(list.get())))
                .map(Body::of);
    }

    private boolean isShort(int models) {
        return (long) models * ROW <= bodies.largest();
    }
}
