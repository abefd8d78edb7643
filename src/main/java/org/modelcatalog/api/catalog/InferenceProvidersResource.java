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
import org.modelcatalog.api.answer.Envelope;
import org.modelcatalog.api.answer.ListResponses;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.request.PageParameters;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.query.InferenceProvider;

/** The inference providers that serve the catalog's models. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
@Cancellable(false) // see ModelsResource
public class InferenceProvidersResource {

    private final Gateways gateways;
    private final ListResponses responses;

    InferenceProvidersResource(Gateways gateways, ListResponses responses) {
        this.gateways = gateways;
        this.responses = responses;
    }

    @GET
    @Path("v1/catalog/inference-providers")
    @Operation(
            operationId = "listInferenceProviders",
            summary = "List inference providers",
            description =
                    "Who serves the matching models, by number of models with a live offer descending, then slug.")
    @APIResponse(responseCode = "200", ref = "InferenceProviderList")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<ResponseBody>> list(@BeanParam PageParameters parameters, @Context HttpHeaders request) {
        return responses.ofView(
                parameters.parse(gateways),
                request,
                "inference-providers",
                (snapshot, query) -> Envelope.of(
                                snapshot,
                                query.page(InferenceProvider.of(query.models(snapshot))),
                                InferenceProviderView::of)
                        .ignoring(query.ignored().names()));
    }
}
