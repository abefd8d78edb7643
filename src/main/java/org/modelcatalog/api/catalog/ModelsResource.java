package org.modelcatalog.api.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.answer.ListResponses;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.request.FilterParameters;
import org.modelcatalog.api.request.ModelListParameters;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.query.ModelQueries;

/** The catalog's models: the list, and counts by facet. */
@Path("/")
@Tag(name = "Models", description = "The catalog: list, facets, search, one model")
@APIResponse(responseCode = "304", ref = "NotModified")
@APIResponse(responseCode = "400", ref = "BadRequest")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Cancellable(false) // a client that hangs up must not end a load that others wait for
public class ModelsResource {

    private final Gateways gateways;
    private final ListResponses responses;

    ModelsResource(Gateways gateways, ListResponses responses) {
        this.gateways = gateways;
        this.responses = responses;
    }

    @GET
    @Path("v1/catalog/models")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listModels",
            summary = "List models",
            description =
                    "Models of `hug` and `all` by downloads descending, then id; of other gateways in their own order."
                            + " `total` counts after filters and before paging.")
    @APIResponse(responseCode = "200", ref = "ModelList")
    @APIResponse(responseCode = "404", ref = "NoHistory")
    public Uni<RestResponse<ResponseBody>> list(
            @BeanParam ModelListParameters parameters, @Context HttpHeaders request) {
        return responses.of(parameters, request, ModelRow.VIEW, Function.identity());
    }

    /** The same as lines: on a route of two media types Quarkus does not find the writer of {@link ResponseBody}. */
    @GET
    @Path("v1/catalog/models")
    @Produces(ListResponses.LINES_IF_PREFERRED)
    @Operation(hidden = true)
    public Uni<RestResponse<ResponseBody>> lines(
            @BeanParam ModelListParameters parameters, @Context HttpHeaders request) {
        return list(parameters, request);
    }

    /** The same as comma-separated values. */
    @GET
    @Path("v1/catalog/models")
    @Produces(ListResponses.TABLE_IF_PREFERRED)
    @Operation(hidden = true)
    public Uni<RestResponse<ResponseBody>> table(
            @BeanParam ModelListParameters parameters, @Context HttpHeaders request) {
        return responses.of(parameters, request, ModelTable.COLUMNS);
    }

    @GET
    @Path("models")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listModelsAlias", summary = "List models (alias of /v1/catalog/models)")
    @APIResponse(responseCode = "200", ref = "ModelList")
    @APIResponse(responseCode = "404", ref = "NoHistory")
    public Uni<RestResponse<ResponseBody>> listAlias(
            @BeanParam ModelListParameters parameters, @Context HttpHeaders request) {
        return list(parameters, request);
    }

    @GET
    @Path("models")
    @Produces(ListResponses.LINES_IF_PREFERRED)
    @Operation(hidden = true)
    public Uni<RestResponse<ResponseBody>> linesAlias(
            @BeanParam ModelListParameters parameters, @Context HttpHeaders request) {
        return list(parameters, request);
    }

    @GET
    @Path("models")
    @Produces(ListResponses.TABLE_IF_PREFERRED)
    @Operation(hidden = true)
    public Uni<RestResponse<ResponseBody>> tableAlias(
            @BeanParam ModelListParameters parameters, @Context HttpHeaders request) {
        return table(parameters, request);
    }

    @GET
    @Path("v1/catalog/facets")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listFacets",
            summary = "Count models by facet",
            description =
                    "For every facet, the number of models by value, for the 50 most frequent values; for every range"
                            + " its ends. Each ignores its own filter and respects all others, so that it shows the"
                            + " other choices. Prices are in US dollars per million tokens, as in `max_price`.")
    @APIResponse(responseCode = "200", ref = "Facets")
    @APIResponse(responseCode = "404", ref = "NoHistory")
    public Uni<RestResponse<ResponseBody>> facets(
            @BeanParam FilterParameters parameters,
            @RestQuery(ModelListParameters.MOMENT) @Parameter(description = ModelListParameters.AS_OF, example = "")
                    String asOf,
            @Context HttpHeaders request) {
        return responses.ofView(
                parameters.parse(gateways, asOf),
                request,
                "facets",
                (snapshot, query) ->
                        FacetsView.of(snapshot, ModelQueries.of(snapshot).facets(query.filter()), query));
    }
}
