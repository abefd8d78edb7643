package org.modelcatalog.api.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.answer.ListResponses;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.request.FacetParameters;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.query.ModelIndex;

/** Counts of models by every facet, and the ends of every measure. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
@Cancellable(false) // see ModelsResource
public class FacetsResource {

    private final Gateways gateways;
    private final ListResponses answers;

    FacetsResource(Gateways gateways, ListResponses answers) {
        this.gateways = gateways;
        this.answers = answers;
    }

    /** Counts and ranges of the models that match. */
    @GET
    @Path("v1/catalog/facets")
    @Operation(
            operationId = "listFacets",
            summary = "Count models by facet",
            description =
                    "For every facet the number of models that have each value, for the 50 most frequent values; for"
                            + " every range its ends. Each ignores its own filter and respects all others, so that it"
                            + " shows the other choices. Prices are in US dollars per million tokens, as in"
                            + " `max_price`.")
    @APIResponse(responseCode = "200", ref = "Facets")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<ResponseBody>> facets(@BeanParam FacetParameters parameters, @Context HttpHeaders request) {
        return answers.ofView(
                parameters.parse(gateways),
                request,
                "facets",
                (snapshot, query) ->
                        FacetsView.of(snapshot, ModelIndex.of(snapshot).facets(query.filter())));
    }
}
