package org.modelcatalog.api;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.api.ListParameters.ListQuery;
import org.modelcatalog.api.ModelListParameters.ModelListQuery;
import org.modelcatalog.api.view.Envelope;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.CatalogSnapshot;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.ServedSnapshot;
import org.modelcatalog.model.Model;
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
                        return rows.lines(view, page.items(), query.list().rows());
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
     * Answers what has a list in it.
     *
     * @param view names the rendering, so that two of one query have two tags
     * @throws BadParameterException naming the first parameter that is wrong
     */
    Uni<RestResponse<Body>> of(
            ListParameters parameters,
            HttpHeaders request,
            String view,
            BiFunction<CatalogSnapshot, ListQuery, RowList> list) {
        ListQuery query = parameters.parse(gateways);
        return catalog.snapshot(query.gateway())
                .flatMap(served -> answer(
                        request,
                        served,
                        ListFormat.JSON,
                        view + query,
                        query,
                        () -> list.apply(served.snapshot(), query)));
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
        return isShort(list.size())
                ? whole(name, () -> list)
                : Uni.createFrom().item(streams.of(new RowPieces(list, name.encoding())));
    }

    private Uni<Body> whole(Bodies.Name name, Supplier<RowList> list) {
        return Uni.createFrom()
                .completionStage(() -> bodies.get(name, () -> list.get().whole()))
                .map(Body::of);
    }

    private boolean isShort(int models) {
        return (long) models * ROW <= bodies.largest();
    }
}
