package org.modelcatalog.api.answer;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/** Answers that one snapshot and one list query determine, and that are no lists of models ({@link ModelListResponses}). */
@Singleton
public class SnapshotResponses {

    private final Catalog catalog;
    private final Responses answers;

    SnapshotResponses(Catalog catalog, Responses answers) {
        this.catalog = catalog;
        this.answers = answers;
    }

    /**
     * Answers a query of a gateway's snapshot.
     *
     * @param view names the rendering, so that two of one query have two tags
     */
    public Uni<RestResponse<ResponseBody>> of(
            ListQuery query, HttpHeaders request, String view, BiFunction<CatalogSnapshot, ListQuery, ?> render) {
        return catalog.snapshot(query.gateway())
                .flatMap(served ->
                        answers.of(request, served, view + query, () -> render.apply(served.snapshot(), query)));
    }
}
