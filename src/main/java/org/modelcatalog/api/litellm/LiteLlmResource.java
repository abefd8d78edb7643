package org.modelcatalog.api.litellm;

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
import org.modelcatalog.api.answer.JsonRows;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.answer.ListResponses;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.litellm.LiteLlmSelection.Row;
import org.modelcatalog.api.request.FilterParameters;
import org.modelcatalog.api.request.ListDefaults;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/** The catalog as LiteLLM's map of model prices. */
@Path("/litellm")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "LiteLLM", description = "The same catalog as LiteLLM's map of prices")
@Cancellable(false) // see ModelsResource
public class LiteLlmResource {

    private final Gateways gateways;
    private final ListResponses responses;
    private final JsonWriter json;

    LiteLlmResource(Gateways gateways, ListResponses responses, JsonWriter json) {
        this.gateways = gateways;
        this.responses = responses;
        this.json = json;
    }

    @GET
    @Path("model_prices_and_context_window.json")
    @Operation(
            operationId = "listLiteLlmPrices",
            summary = "List live offers as LiteLLM does",
            description =
                    "By LiteLLM's name of the offer: every live offer of the matching models whose price is known."
                            + " `X-Catalog-Left-Out` counts the other live offers.")
    @APIResponse(responseCode = "200", ref = "LiteLlmPrices")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<ResponseBody>> prices(
            @BeanParam FilterParameters parameters, @Context HttpHeaders request) {
        return responses.of(parameters.parse(gateways, ListDefaults.EVERY_GATEWAY), request, "litellm", this::prices);
    }

    private JsonRows prices(CatalogSnapshot snapshot, ListQuery query) {
        var selection = LiteLlmSelection.of(query.models(snapshot));
        return JsonRows.members(selection.rows().size(), at -> {
                    Row row = selection.rows().get(at);
                    return json.member(
                            row.name().key(), LiteLlmEntry.of(row.name().provider(), row.offer()));
                })
                .leavingOut(selection.leftOut());
    }
}
