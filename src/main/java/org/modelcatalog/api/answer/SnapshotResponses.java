package org.modelcatalog.api.answer;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.api.problem.BadParameterException;
import org.modelcatalog.api.request.ListParameters;
import org.modelcatalog.api.request.ListParameters.ListQuery;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/** Responses that one snapshot and one list query determine, and that are no lists of models ({@link ModelListResponses}). */
@Singleton
public class SnapshotResponses {

    private final Gateways gateways;
    private final Catalog catalog;
    private final Responses answers;

    SnapshotResponses(Gateways gateways, Catalog catalog, Responses answers) {
        this.gateways = gateways;
        this.catalog = catalog;
        this.answers = answers;
    }

    /**
     * Responses a list route.
     *
     * @param view names the rendering, so that two of one query have two tags
     * @throws BadParameterException naming the first parameter that is wrong
     */
    public Uni<RestResponse<ResponseBody>> of(
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
