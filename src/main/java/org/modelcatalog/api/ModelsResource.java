package org.modelcatalog.api;

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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.ListParameters.ListQuery;
import org.modelcatalog.api.view.Envelope;
import org.modelcatalog.api.view.ModelDetail;
import org.modelcatalog.api.view.ModelRow;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.query.Page;
import org.modelcatalog.source.Gateway;

/** The catalog list and its rows. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models", description = "The catalog: list, search, one model")
@Cancellable(false) // a client that hangs up must not end a load that others wait for
public class ModelsResource {

    private final Catalog catalog;
    private final Gateways gateways;
    private final Answers answers;

    ModelsResource(Catalog catalog, Gateways gateways, Answers answers) {
        this.catalog = catalog;
        this.gateways = gateways;
        this.answers = answers;
    }

    /** The catalog, or a page of it, in its order: downloads descending, then id. */
    @GET
    @Path("v1/catalog/models")
    @Operation(
            operationId = "listModels",
            summary = "List models",
            description = "By downloads descending, then id. `total` counts after filters and before paging.")
    @APIResponse(responseCode = "200", ref = "ModelList")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<byte[]>> list(@BeanParam ListParameters parameters, @Context HttpHeaders request) {
        ListQuery query = parameters.parse(gateways);
        return catalog.snapshot(query.gateway())
                .flatMap(served -> answers.of(request, served, query, () -> {
                    var models = query.owner().apply(served.snapshot().models());
                    return Envelope.of(
                            served.snapshot(),
                            Page.of(models, query.offset(), query.limit()),
                            model -> ModelRow.of(model, query.includeHub()));
                }));
    }

    /** The same under its short name. */
    @GET
    @Path("models")
    @Operation(operationId = "listModelsAlias", summary = "List models (alias of /v1/catalog/models)")
    @APIResponse(responseCode = "200", ref = "ModelList")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<byte[]>> listAlias(@BeanParam ListParameters parameters, @Context HttpHeaders request) {
        return list(parameters, request);
    }

    /** One model, whether the list has it or only its upstream. */
    @GET
    @Path("v1/catalog/models/{id: .+}")
    @Operation(
            operationId = "getModel",
            summary = "Get one model",
            description =
                    "From the catalog, else from the Hub (kept one hour; a model the Hub does not have is remembered"
                            + " five minutes). A renamed repository answers with its present id.")
    @APIResponse(responseCode = "200", ref = "ModelDetail")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "UnknownModel")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<byte[]>> model(
            @RestPath
                    @Parameter(
                            description = "`owner/name` or a legacy `name`; `%2F` for the slash is accepted too",
                            example = "acme-ai/Aurora-7B-Instruct",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
                    String id,
            @RestQuery @DefaultValue("hug") @Parameter(description = ListParameters.GATEWAY, example = "hug")
                    String gateway,
            @RestQuery("include_huggingface")
                    @Parameter(
                            description = ListParameters.INCLUDE_HUGGINGFACE,
                            example = "true",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
                    String includeHuggingFace,
            @Context HttpHeaders request) {
        Gateway resolved = gateways.resolve(gateway);
        String modelId = Parameters.modelId(id);
        boolean includeHub = Parameters.includeHuggingFace(includeHuggingFace);
        return catalog.model(resolved, modelId)
                .flatMap(dated ->
                        answers.of(request, dated.fetchedAt(), () -> ModelDetail.of(resolved, dated, includeHub)));
    }
}
