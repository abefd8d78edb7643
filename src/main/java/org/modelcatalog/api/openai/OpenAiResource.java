package org.modelcatalog.api.openai;

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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.answer.Envelope;
import org.modelcatalog.api.answer.Freshness;
import org.modelcatalog.api.answer.LifecycleHeaders;
import org.modelcatalog.api.answer.ListResponses;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.answer.Responses;
import org.modelcatalog.api.request.FilterParameters;
import org.modelcatalog.api.request.ModelListParameters;
import org.modelcatalog.api.request.ParameterReader;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.ModelLookup;
import org.modelcatalog.catalog.ServedModel;
import org.modelcatalog.catalog.UnknownModelException;
import org.modelcatalog.catalog.WithdrawnModelException;
import org.modelcatalog.catalog.refresh.CatalogUnavailableException;
import org.modelcatalog.source.Gateway;

/** The catalog in the format of OpenAI's API. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OpenAI", description = "The same catalog for OpenAI clients")
@Cancellable(false) // see ModelsResource
public class OpenAiResource {

    private final ListResponses lists;
    private final Responses responses;
    private final Gateways gateways;
    private final ModelLookup lookup;

    OpenAiResource(ListResponses lists, Responses responses, Gateways gateways, ModelLookup lookup) {
        this.lists = lists;
        this.responses = responses;
        this.gateways = gateways;
        this.lookup = lookup;
    }

    @GET
    @Path("v1/models")
    @Operation(
            operationId = "listOpenAiModels",
            summary = "List models as OpenAI does",
            description = "The same envelope and rows; `created` is seconds since 1970.")
    @APIResponse(responseCode = "200", ref = "OpenAiList")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NoHistory")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<ResponseBody>> list(
            @BeanParam ModelListParameters parameters, @Context HttpHeaders request) {
        return lists.of(
                parameters, request, OpenAiModel.VIEW, (Envelope<OpenAiModel> envelope) -> new OpenAiList(envelope));
    }

    /** The rows as lines, see {@code ModelsResource}. */
    @GET
    @Path("v1/models")
    @Produces(ListResponses.LINES_IF_PREFERRED)
    @Operation(hidden = true)
    public Uni<RestResponse<ResponseBody>> lines(
            @BeanParam ModelListParameters parameters, @Context HttpHeaders request) {
        return list(parameters, request);
    }

    @GET
    @Path("v1/models/{id: .+}")
    @Operation(
            operationId = "getOpenAiModel",
            summary = "Get one model as OpenAI does",
            description =
                    "The row of the list. Without `gateway`, the Hub's catalog is looked through first, then those of all"
                            + " gateways. No upstream is asked.")
    @APIResponse(responseCode = "200", ref = "OpenAiModel")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "UnknownModel")
    @APIResponse(responseCode = "410", ref = "WithdrawnModel")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<ResponseBody>> model(
            @RestPath
                    @Parameter(
                            description = "Any id of the model; `%2F` for the slash is accepted too",
                            example = "acme-ai/Aurora-7B-Instruct",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
                    String id,
            @RestQuery
                    @Parameter(description = FilterParameters.GATEWAY + ". Absent = `hug`, then `all`", example = "hug")
                    String gateway,
            @Context HttpHeaders request) {
        String modelId = ParameterReader.modelId(id, false);
        Uni<ServedModel> found = gateway == null
                ? lookup.listedModel(Gateway.HUGGING_FACE, modelId)
                        .onFailure(OpenAiResource::mayBeElsewhere)
                        .recoverWithUni(() -> lookup.listedModel(gateways.resolve(Gateways.ALL), modelId))
                : lookup.listedModel(gateways.resolve(gateway), modelId);
        return found.flatMap(served -> responses.of(
                request,
                Freshness.of(served),
                LifecycleHeaders.of(served.model()),
                () -> OpenAiModel.of(served.model(), RowOptions.USUAL)));
    }

    private static boolean mayBeElsewhere(Throwable failure) {
        return failure instanceof UnknownModelException
                || failure instanceof WithdrawnModelException
                || failure instanceof CatalogUnavailableException;
    }
}
