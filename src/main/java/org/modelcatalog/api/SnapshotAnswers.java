package org.modelcatalog.api;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.api.ListParameters.ListQuery;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.CatalogSnapshot;
import org.modelcatalog.catalog.Gateways;

/** Answers that one snapshot and one list query determine, and that are no lists of models ({@link RowAnswers}). */
@Singleton
class SnapshotAnswers {

    private final Gateways gateways;
    private final Catalog catalog;
    private final Answers answers;

    SnapshotAnswers(Gateways gateways, Catalog catalog, Answers answers) {
        this.gateways = gateways;
        this.catalog = catalog;
        this.answers = answers;
    }

    /**
     * Answers a list route.
     *
     * @param view names the rendering, so that two of one query have two tags
     * @throws BadParameterException naming the first parameter that is wrong
     */
    Uni<RestResponse<Body>> of(
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
