package org.modelcatalog.api.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.answer.SnapshotResponses;
import org.modelcatalog.api.request.FilterParameters;
import org.modelcatalog.api.request.ListParameters;
import org.modelcatalog.query.ModelIndex;

/** What the list could be filtered by, and what would be left. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
@Cancellable(false) // see ModelsResource
public class FacetsResource {

    private final SnapshotResponses answers;

    FacetsResource(SnapshotResponses answers) {
        this.answers = answers;
    }

    /** Counts and ranges of the models that match. */
    @GET
    @Path("v1/catalog/facets")
    @Operation(
            operationId = "listFacets",
            summary = "Count models by what they can be filtered by",
            description =
                    "For every filter in words, how many models have each value, the most frequent 50; for every range,"
                            + " its ends. Each is told as if its own filter were not given, with all others, so that it"
                            + " shows what else could be chosen. Prices are in US dollars per million tokens, as in"
                            + " `max_price`.")
    @APIResponse(responseCode = "200", ref = "Facets")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<ResponseBody>> facets(
            @RestQuery @DefaultValue("hug") @Parameter(description = ListParameters.GATEWAY, example = "hug")
                    String gateway,
            @BeanParam FilterParameters filters,
            @Context HttpHeaders request) {
        return answers.of(
                ListParameters.of(gateway, filters),
                request,
                "facets",
                (snapshot, query) ->
                        FacetsView.of(snapshot, ModelIndex.of(snapshot).facets(query.filter())));
    }
}
