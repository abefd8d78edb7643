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
import org.modelcatalog.api.request.OwnerListParameters;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.query.Owner;

/** The owners of the catalog's models; "v1/provider" is the Python catalog's word for them. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Owners")
@APIResponse(responseCode = "304", ref = "NotModified")
@APIResponse(responseCode = "400", ref = "BadRequest")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Cancellable(false) // see ModelsResource
public class OwnersResource {

    private final Gateways gateways;
    private final ListResponses answers;

    OwnersResource(Gateways gateways, ListResponses answers) {
        this.gateways = gateways;
        this.answers = answers;
    }

    /** Owners by number of models descending, then slug. */
    @GET
    @Path("v1/catalog/providers")
    @Operation(
            operationId = "listProviders",
            summary = "List owners",
            description = "By number of models descending, then slug.")
    @APIResponse(responseCode = "200", ref = "ProviderList")
    public Uni<RestResponse<ResponseBody>> list(
            @BeanParam OwnerListParameters parameters, @Context HttpHeaders request) {
        return answers.ofView(
                parameters.parse(gateways),
                request,
                "owners",
                (snapshot, query) -> Envelope.of(
                        snapshot,
                        query.page(Owner.of(query.models(snapshot))),
                        owner -> OwnerView.of(query.gateway(), owner)));
    }

    /** The same under its old name. */
    @GET
    @Path("v1/provider")
    @Operation(operationId = "listProvidersAlias", summary = "List owners (alias of /v1/catalog/providers)")
    @APIResponse(responseCode = "200", ref = "ProviderList")
    public Uni<RestResponse<ResponseBody>> listAlias(
            @BeanParam OwnerListParameters parameters, @Context HttpHeaders request) {
        return list(parameters, request);
    }
}
