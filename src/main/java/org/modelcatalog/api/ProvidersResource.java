package org.modelcatalog.api;

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
import org.modelcatalog.api.ListParameters.ListQuery;
import org.modelcatalog.api.view.Envelope;
import org.modelcatalog.api.view.OwnerView;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.query.Owner;
import org.modelcatalog.query.Page;

/** The owners of the catalog's models; "v1/provider" is the Python catalog's word for them. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Owners")
@Cancellable(false) // see ModelsResource
public class ProvidersResource {

    private final Catalog catalog;
    private final Gateways gateways;
    private final Answers answers;

    ProvidersResource(Catalog catalog, Gateways gateways, Answers answers) {
        this.catalog = catalog;
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
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<byte[]>> list(@BeanParam ListParameters parameters, @Context HttpHeaders request) {
        ListQuery query = parameters.parse(gateways);
        return catalog.snapshot(query.gateway())
                .flatMap(served -> answers.of(request, served, "providers" + query, () -> {
                    var owners = Owner.of(query.owner().apply(served.snapshot().models()));
                    return Envelope.of(
                            served.snapshot(),
                            Page.of(owners, query.offset(), query.limit()),
                            owner -> OwnerView.of(query.gateway(), owner));
                }));
    }

    /** The same under its old name. */
    @GET
    @Path("v1/provider")
    @Operation(operationId = "listProvidersAlias", summary = "List owners (alias of /v1/catalog/providers)")
    @APIResponse(responseCode = "200", ref = "ProviderList")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<byte[]>> listAlias(@BeanParam ListParameters parameters, @Context HttpHeaders request) {
        return list(parameters, request);
    }
}
