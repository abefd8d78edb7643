package org.modelcatalog.api.modelsdev;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.api.answer.JsonRows;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.answer.ListResponses;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.request.FilterParameters;
import org.modelcatalog.api.request.ListDefaults;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;

/** The catalog in the formats of models.dev, which opencode and other clients read. */
@Path("/models.dev")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "models.dev", description = "The same catalog for clients of models.dev")
@APIResponse(responseCode = "304", ref = "NotModified")
@APIResponse(responseCode = "400", ref = "BadRequest")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Cancellable(false) // see ModelsResource
public class ModelsDevResource {

    private final Gateways gateways;
    private final ListResponses responses;
    private final JsonWriter json;

    ModelsDevResource(Gateways gateways, ListResponses responses, JsonWriter json) {
        this.gateways = gateways;
        this.responses = responses;
        this.json = json;
    }

    @GET
    @Path("api.json")
    @Operation(
            operationId = "listModelsDevProviders",
            summary = "List live offers as models.dev does",
            description = "By provider, which is a gateway, and by the id that its API takes: every live offer of the"
                    + " matching models. `X-Catalog-Left-Out` counts live offers that the format cannot show.")
    @APIResponse(responseCode = "200", ref = "ModelsDevProviders")
    public Uni<RestResponse<ResponseBody>> providers(
            @BeanParam FilterParameters parameters, @Context HttpHeaders request) {
        return responses.of(
                parameters.parse(gateways, ListDefaults.EVERY_GATEWAY), request, "models-dev", this::providers);
    }

    @GET
    @Path("models.json")
    @Operation(
            operationId = "listModelsDevModels",
            summary = "List facts of models as models.dev does",
            description = "By id: every matching model, whoever serves it.")
    @APIResponse(responseCode = "200", ref = "ModelsDevModels")
    public Uni<RestResponse<ResponseBody>> models(
            @BeanParam FilterParameters parameters, @Context HttpHeaders request) {
        return responses.of(
                parameters.parse(gateways, ListDefaults.EVERY_GATEWAY), request, "models-dev-facts", this::models);
    }

    private JsonRows providers(CatalogSnapshot snapshot, ListQuery query) {
        var selection = ModelsDevSelection.of(query.models(snapshot));
        return new ModelsDevDocument(selection.shown(), JsonNumbers.date(snapshot.fetchedAt()), json)
                .written()
                .leavingOut(selection.leftOut());
    }

    private JsonRows models(CatalogSnapshot snapshot, ListQuery query) {
        List<Model> models = query.models(snapshot);
        return JsonRows.members(models.size(), at -> {
            Model model = models.get(at);
            return json.member(model.id(), ModelsDevFacts.of(model));
        });
    }
}
