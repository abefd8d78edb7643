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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.answer.Envelope;
import org.modelcatalog.api.answer.ListResponses;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.answer.RowCache;
import org.modelcatalog.api.request.ListDefaults;
import org.modelcatalog.api.request.ListParameters;
import org.modelcatalog.api.request.PageParameters;
import org.modelcatalog.api.request.ParameterReader;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.ModelQueries;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Page;

/** Owners of the catalog's models, and the models of one. URLs use the Python catalog's words: provider, developer. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Owners", description = "Publishers of models")
@APIResponse(responseCode = "304", ref = "NotModified")
@APIResponse(responseCode = "400", ref = "BadRequest")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Cancellable(false) // see ModelsResource
public class OwnersResource {

    private final Gateways gateways;
    private final ListResponses responses;
    private final RowCache rows;

    OwnersResource(Gateways gateways, ListResponses responses, RowCache rows) {
        this.gateways = gateways;
        this.responses = responses;
        this.rows = rows;
    }

    @GET
    @Path("v1/catalog/providers")
    @Operation(
            operationId = "listProviders",
            summary = "List owners",
            description = "By number of models descending, then slug.")
    @APIResponse(responseCode = "200", ref = "ProviderList")
    public Uni<RestResponse<ResponseBody>> list(@BeanParam PageParameters parameters, @Context HttpHeaders request) {
        return responses.ofView(
                parameters.parse(gateways, ListDefaults.WHOLE_HUB),
                request,
                "owners",
                (snapshot, query) -> Envelope.of(
                                snapshot,
                                ModelQueries.of(snapshot).owners(query.filter(), query.offset(), query.limit()),
                                owner -> OwnerView.of(query.gateway(), owner))
                        .ignoring(query.ignored().names()));
    }

    @GET
    @Path("v1/catalog/owners")
    @Operation(operationId = "listOwners", summary = "List owners (alias of /v1/catalog/providers)")
    @APIResponse(responseCode = "200", ref = "ProviderList")
    public Uni<RestResponse<ResponseBody>> listOwners(
            @BeanParam PageParameters parameters, @Context HttpHeaders request) {
        return list(parameters, request);
    }

    @GET
    @Path("v1/provider")
    @Operation(operationId = "listProvidersAlias", summary = "List owners (alias of /v1/catalog/providers)")
    @APIResponse(responseCode = "200", ref = "ProviderList")
    public Uni<RestResponse<ResponseBody>> listAlias(
            @BeanParam PageParameters parameters, @Context HttpHeaders request) {
        return list(parameters, request);
    }

    @GET
    @Path("v1/catalog/developers/{owner}/models")
    @Operation(
            operationId = "listDeveloperModels",
            summary = "List one owner's models",
            description = "An owner without a model in the catalog has an empty list.")
    @APIResponse(responseCode = "200", ref = "DeveloperModels")
    public Uni<RestResponse<ResponseBody>> models(
            @RestPath
                    @Parameter(
                            description = "Owner, in any case",
                            example = "acme-ai",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
                    String owner,
            @BeanParam ListParameters parameters,
            @Context HttpHeaders request) {
        OwnerFilter published = OwnerFilter.parse(ParameterReader.owner(owner));
        return responses.of(
                parameters.parse(gateways, ModelRow.VIEW.fields()).by(published),
                request,
                owner + "'s",
                (snapshot, query) -> {
                    Page<Model> page = query.page(snapshot);
                    // the owner precedes the rows, and has only characters that JSON does not escape
                    return rows.within(
                            OwnerModels.around(query, owner, page),
                            "models",
                            ModelRow.VIEW,
                            page.items(),
                            query.rows());
                });
    }
}
