package org.modelcatalog.api.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.answer.Responses;

/** The state of the gateways. These routes never wait for an upstream. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service", description = "The state of the catalog itself")
public class StatusResource {

    private final GatewayStates states;
    private final Responses responses;

    StatusResource(GatewayStates states, Responses responses) {
        this.states = states;
        this.responses = responses;
    }

    @GET
    @Path("v1/catalog/gateways")
    @Operation(operationId = "listGateways", summary = "List gateways and the state of each")
    @APIResponse(responseCode = "200", ref = "GatewayList")
    public Uni<RestResponse<ResponseBody>> gateways() {
        return responses.ofNow(states::brief);
    }

    @GET
    @Path("v1/catalog/status")
    @Operation(operationId = "getStatus", summary = "Snapshot, counts, field coverage, cache and quota of each gateway")
    @APIResponse(responseCode = "200", ref = "Status")
    public Uni<RestResponse<ResponseBody>> status() {
        return responses.ofNow(states::detailed);
    }
}
