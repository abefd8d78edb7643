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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.answer.ListFormat;
import org.modelcatalog.api.answer.ListResponses;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.request.ModelListParameters;

/** The catalog list. */
@Path("/")
@Produces({MediaType.APPLICATION_JSON, ListFormat.LINES_IF_PREFERRED})
@Tag(name = "Models", description = "The catalog: list, search, one model")
@APIResponse(responseCode = "304", ref = "NotModified")
@APIResponse(responseCode = "400", ref = "BadRequest")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Cancellable(false) // a client that hangs up must not end a load that others wait for
public class ModelsResource {

    private final ListResponses answers;

    ModelsResource(ListResponses answers) {
        this.answers = answers;
    }

    /** The catalog, or a page of it, in its order: downloads descending, then id. */
    @GET
    @Path("v1/catalog/models")
    @Operation(
            operationId = "listModels",
            summary = "List models",
            description =
                    "The Hub's models, and those of `all`, by downloads descending, then id; other gateways' in the order"
                            + " these list them. `total` counts after filters and before paging.")
    @APIResponse(responseCode = "200", ref = "ModelList")
    public Uni<RestResponse<ResponseBody>> list(
            @BeanParam ModelListParameters parameters, @Context HttpHeaders request) {
        return answers.of(parameters, request, ModelRow.VIEW, Function.identity());
    }

    /** The same under its short name. */
    @GET
    @Path("models")
    @Operation(operationId = "listModelsAlias", summary = "List models (alias of /v1/catalog/models)")
    @APIResponse(responseCode = "200", ref = "ModelList")
    public Uni<RestResponse<ResponseBody>> listAlias(
            @BeanParam ModelListParameters parameters, @Context HttpHeaders request) {
        return list(parameters, request);
    }
}
