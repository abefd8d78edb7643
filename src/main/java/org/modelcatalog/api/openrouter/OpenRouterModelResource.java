package org.modelcatalog.api.openrouter;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.answer.LifecycleHeaders;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.answer.Responses;
import org.modelcatalog.api.openrouter.OpenRouterModel.AliasTarget;
import org.modelcatalog.api.request.FilterParameters;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.ServedSnapshot;
import org.modelcatalog.model.Model;

/** One model, its offers, and who serves models, in the format of OpenRouter's API. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OpenRouter")
@APIResponse(responseCode = "304", ref = "NotModified")
@APIResponse(responseCode = "400", ref = "OpenRouterBadRequest")
@APIResponse(responseCode = "503", ref = "OpenRouterUnavailable")
@Cancellable(false) // see ModelsResource
public class OpenRouterModelResource {

    private final Catalog catalog;
    private final Gateways gateways;
    private final Responses responses;

    OpenRouterModelResource(Catalog catalog, Gateways gateways, Responses responses) {
        this.catalog = catalog;
        this.gateways = gateways;
        this.responses = responses;
    }

    @GET
    @Path("api/v1/model/{id: .+}")
    @Operation(
            operationId = "getOpenRouterModel",
            summary = "Get one model as OpenRouter does",
            description = "From the catalog alone. A model that the list leaves out is a 404 that says why.")
    @APIResponse(responseCode = "200", ref = "OpenRouterSingleModel")
    @APIResponse(responseCode = "404", ref = "UnknownOpenRouterModel")
    @APIResponse(responseCode = "410", ref = "WithdrawnOpenRouterModel")
    public Uni<RestResponse<ResponseBody>> model(
            @BeanParam OpenRouterModelParameters parameters, @Context HttpHeaders request) {
        String id = parameters.id();
        boolean unpriced = parameters.includeUnpriced();
        return snapshot(parameters.gateway).flatMap(served -> {
            Model found = FoundModel.of(served.snapshot(), id).priced(unpriced);
            return responses.of(
                    request,
                    served,
                    "openrouter-model " + found.id(),
                    LifecycleHeaders.of(found),
                    () -> new OpenRouterSingleModel(
                            OpenRouterModel.of(found, AliasTarget.of(found, served.snapshot()))));
        });
    }

    @GET
    @Path("api/v1/models/{id: .+}/endpoints")
    @Operation(
            operationId = "listOpenRouterEndpoints",
            summary = "List the offers of a model as OpenRouter does",
            description = "Live offers with known prices; `left_out` counts the others.")
    @APIResponse(responseCode = "200", ref = "OpenRouterEndpoints")
    @APIResponse(responseCode = "404", ref = "UnknownOpenRouterModel")
    @APIResponse(responseCode = "410", ref = "WithdrawnOpenRouterModel")
    public Uni<RestResponse<ResponseBody>> endpoints(
            @BeanParam OpenRouterModelParameters parameters, @Context HttpHeaders request) {
        String id = parameters.id();
        boolean unpriced = parameters.includeUnpriced();
        return snapshot(parameters.gateway).flatMap(served -> {
            FoundModel found = FoundModel.of(served.snapshot(), id);
            return responses.of(
                    request,
                    served,
                    "openrouter-endpoints " + unpriced + ' ' + found.model().id(),
                    LifecycleHeaders.of(found.model()),
                    () -> OpenRouterEndpoints.of(found.model(), found.created(), unpriced));
        });
    }

    @GET
    @Path("api/v1/providers")
    @Operation(
            operationId = "listOpenRouterProviders",
            summary = "List inference providers as OpenRouter does",
            description = "Those with a live offer, by number of models descending, then slug.")
    @APIResponse(responseCode = "200", ref = "OpenRouterProviders")
    public Uni<RestResponse<ResponseBody>> providers(
            @RestQuery @DefaultValue(Gateways.ALL) @Parameter(description = FilterParameters.GATEWAY, example = "all")
                    String gateway,
            @Context HttpHeaders request) {
        return snapshot(gateway)
                .flatMap(served -> responses.of(
                        request,
                        served,
                        "openrouter-providers",
                        () -> OpenRouterProviders.of(served.snapshot().models())));
    }

    private Uni<ServedSnapshot> snapshot(String gateway) {
        return catalog.snapshot(gateways.resolve(gateway));
    }
}
