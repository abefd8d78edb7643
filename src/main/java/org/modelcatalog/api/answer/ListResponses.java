package org.modelcatalog.api.answer;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.api.request.ModelListParameters;
import org.modelcatalog.api.request.ModelListQuery;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.ServedSnapshot;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Page;

/** Answers to list queries. Lists that may be kept are rendered as a whole, longer ones while they are read. */
@Singleton
public class ListResponses {

    /** Bytes; a little more than most have. */
    private static final int ROW = 3000;

    private final Gateways gateways;
    private final Catalog catalog;
    private final Responses answers;
    private final RowCache rows;
    private final BodyCache bodies;
    private final StreamedBodies streams;

    ListResponses(
            Gateways gateways,
            Catalog catalog,
            Responses answers,
            RowCache rows,
            BodyCache bodies,
            StreamedBodies streams) {
        this.gateways = gateways;
        this.catalog = catalog;
        this.answers = answers;
        this.rows = rows;
        this.bodies = bodies;
        this.streams = streams;
    }

    /**
     * Answers a list of models, as an object or as lines.
     *
     * @param shape of the envelope as clients of the route expect it; lines have none
     * @throws ProblemException naming the first parameter that is wrong
     */
    public <T> Uni<RestResponse<ResponseBody>> of(
            ModelListParameters parameters, HttpHeaders request, RowView view, Function<Envelope<T>, ?> shape) {
        ModelListQuery query = parameters.parse(gateways, view.fields());
        ListFormat format = ListFormat.of(request);
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
     * Answers an object that has a list of models in it.
     *
     * @param view names the rendering, so that two of one query have two tags
     */
    public Uni<RestResponse<ResponseBody>> of(
            ListQuery query, HttpHeaders request, String view, BiFunction<CatalogSnapshot, ListQuery, JsonRows> list) {
        return catalog.snapshot(query.gateway())
                .flatMap(served -> answer(
                        request,
                        served,
                        ListFormat.JSON,
                        view + query,
                        query,
                        () -> list.apply(served.snapshot(), query)));
    }

    /**
     * Answers a view that has no list of models in it.
     *
     * @param view names the rendering, so that two of one query have two tags
     */
    public Uni<RestResponse<ResponseBody>> ofView(
            ListQuery query, HttpHeaders request, String view, BiFunction<CatalogSnapshot, ListQuery, ?> render) {
        return catalog.snapshot(query.gateway())
                .flatMap(served ->
                        answers.of(request, served, view + query, () -> render.apply(served.snapshot(), query)));
    }

    private Uni<RestResponse<ResponseBody>> answer(
            HttpHeaders request,
            ServedSnapshot served,
            ListFormat format,
            String name,
            ListQuery query,
            Supplier<JsonRows> list) {
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

    private Uni<ResponseBody> body(BodyCache.Name name, JsonRows list) {
        return isShort(list.size())
                ? whole(name, () -> list)
                : Uni.createFrom().item(streams.of(new RowChunks(list, name.encoding())));
    }

    private Uni<ResponseBody> whole(BodyCache.Name name, Supplier<JsonRows> list) {
        return Uni.createFrom()
                .completionStage(() -> bodies.get(name, () -> list.get().whole()))
                .map(ResponseBody::of);
    }

    private boolean isShort(int models) {
        return (long) models * ROW <= bodies.largest();
    }
}
