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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.answer.Envelope;
import org.modelcatalog.api.answer.ListResponses;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.request.ModelListParameters;

/** The catalog in the format of OpenAI's API. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OpenAI", description = "The same catalog for OpenAI clients")
@Cancellable(false) // see ModelsResource
public class OpenAiResource {

    private final ListResponses responses;

    OpenAiResource(ListResponses responses) {
        this.responses = responses;
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
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<ResponseBody>> list(
            @BeanParam ModelListParameters parameters, @Context HttpHeaders request) {
        return responses.of(
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
}
