package org.modelcatalog.api.answer;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.api.request.ModelListParameters;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.PastCatalog;
import org.modelcatalog.catalog.ServedSnapshot;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Page;

/** Responses to list queries. Bodies that fit into the cache are rendered as a whole, longer ones while they are sent. */
@Singleton
public class ListResponses {

    /** For {@code @Produces}, after JSON: a client that accepts both, or anything, receives JSON. */
    public static final String LINES_IF_PREFERRED = RestMediaType.APPLICATION_NDJSON + ";qs=0.1";

    /** For {@code @Produces}, after both. */
    public static final String TABLE_IF_PREFERRED = "text/csv;qs=0.05";

    /** Bytes, a little more than most rows have. */
    private static final int ROW = 3000;

    private final Gateways gateways;
    private final Catalog catalog;
    private final PastCatalog past;
    private final Responses responses;
    private final RowCache rows;
    private final BodyCache bodies;
    private final StreamedBodies streams;

    ListResponses(
            Gateways gateways,
            Catalog catalog,
            PastCatalog past,
            Responses responses,
            RowCache rows,
            BodyCache bodies,
            StreamedBodies streams) {
        this.gateways = gateways;
        this.catalog = catalog;
        this.past = past;
        this.responses = responses;
        this.rows = rows;
        this.bodies = bodies;
        this.streams = streams;
    }

    /**
     * Returns a list of models, as an object or as lines.
     *
     * @param shape turns the envelope into the route's own; lines have none
     * @throws ProblemException naming the first invalid parameter
     */
    public <T> Uni<RestResponse<ResponseBody>> of(
            ModelListParameters parameters, HttpHeaders request, RowView view, Function<Envelope<T>, ?> shape) {
        ListFormat format = ListFormat.of(request);
        return of(
                parameters.parse(gateways, view.fields()),
                request,
                format,
                view.name(),
                (snapshot, query) -> format == ListFormat.LINES
                        ? rows.lines(view, query.page(snapshot).items(), query.rows())
                        : page(snapshot, query, view, shape));
    }

    /** The page of a query in its envelope. */
    public <T> JsonRows page(CatalogSnapshot snapshot, ListQuery query, RowView view, Function<Envelope<T>, ?> shape) {
        Page<Model> page = query.page(snapshot);
        Envelope<T> envelope = Envelope.<T>around(
                        snapshot, page, query.next(snapshot, page), query.snapshotChanged(snapshot))
                .of(query.asOf(), query.ignored().names());
        return rows.within(shape.apply(envelope), "data", view, page.items(), query.rows());
    }

    /**
     * Returns a list of models as comma-separated values. The parameter {@code fields} chooses columns.
     *
     * @throws ProblemException naming the first invalid parameter
     */
    public Uni<RestResponse<ResponseBody>> of(ModelListParameters parameters, HttpHeaders request, CsvTable table) {
        return of(
                parameters.parse(gateways, table.names()),
                request,
                ListFormat.TABLE,
                "",
                (snapshot, query) -> table.of(query.rows().fields())
                        .rows(query.page(snapshot).items()));
    }

    /**
     * Returns an object that contains a list of models.
     *
     * @param view identifies the rendering in the entity tag
     */
    public Uni<RestResponse<ResponseBody>> of(
            ListQuery query, HttpHeaders request, String view, BiFunction<CatalogSnapshot, ListQuery, JsonRows> list) {
        return of(query, request, ListFormat.JSON, view, list);
    }

    /**
     * Returns a view without a list of models.
     *
     * @param view identifies the rendering in the entity tag
     */
    public Uni<RestResponse<ResponseBody>> ofView(
            ListQuery query, HttpHeaders request, String view, BiFunction<CatalogSnapshot, ListQuery, ?> render) {
        return served(query)
                .flatMap(served ->
                        responses.of(request, served, view + query, () -> render.apply(served.snapshot(), query)));
    }

    private Uni<ServedSnapshot> served(ListQuery query) {
        return query.asOf() == null ? catalog.snapshot(query.gateway()) : past.asOf(query.gateway(), query.asOf());
    }

    private Uni<RestResponse<ResponseBody>> of(
            ListQuery query,
            HttpHeaders request,
            ListFormat format,
            String view,
            BiFunction<CatalogSnapshot, ListQuery, JsonRows> list) {
        return served(query).flatMap(served -> {
            Supplier<JsonRows> rendering = () -> list.apply(served.snapshot(), query);
            boolean isShort = isShort(query.most(served.snapshot()));
            return responses.of(
                    request,
                    served,
                    format + view + query,
                    format.type(),
                    body -> isShort || bodies.kept(body) != null
                            ? whole(body, rendering)
                            : Uni.createFrom()
                                    .completionStage(() -> bodies.rendered(rendering))
                                    .flatMap(found -> body(body, found)));
        });
    }

    private Uni<ResponseBody> body(BodyCache.Name name, JsonRows list) {
        return isShort(list.size())
                ? whole(name, () -> list)
                : Uni.createFrom()
                        .item(streams.of(new RowChunks(list, name.encoding())).with(list.headers()));
    }

    private Uni<ResponseBody> whole(BodyCache.Name name, Supplier<JsonRows> list) {
        return Uni.createFrom()
                .completionStage(() -> bodies.get(name, () -> list.get().rendered()))
                .map(ResponseBody::of);
    }

    private boolean isShort(int models) {
        return (long) models * ROW <= bodies.largest();
    }
}
