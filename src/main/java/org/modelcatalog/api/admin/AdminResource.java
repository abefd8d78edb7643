package org.modelcatalog.api.admin;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.access.AdminGate;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.answer.Responses;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.refresh.GatewayState;
import org.modelcatalog.catalog.refresh.RefreshResult;
import org.modelcatalog.catalog.refresh.RefreshResult.Outcome;
import org.modelcatalog.source.Gateway;

/** Operators' routes. They do not exist without {@code CATALOG_ADMIN_TOKEN}. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = AdminResource.TAG,
        description = "For operators, with the bearer token CATALOG_ADMIN_TOKEN. With CATALOG_ADMIN_PORT=management the"
                + " management port serves these routes, and this document omits them")
@SecurityRequirement(name = "admin")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "404", ref = "NoAdmin")
@APIResponse(responseCode = "429", ref = "TooManyRequests")
@Cancellable(false) // see ModelsResource
public class AdminResource {

    public static final String TAG = "Admin";

    private static final String GATEWAY = "Gateway, by slug or alias";

    private final AdminGate gate;
    private final Catalog catalog;
    private final Gateways gateways;
    private final Responses responses;
    private final Clock clock;

    AdminResource(AdminGate gate, Catalog catalog, Gateways gateways, Responses responses, Clock clock) {
        this.gate = gate;
        this.catalog = catalog;
        this.gateways = gateways;
        this.responses = responses;
        this.clock = clock;
    }

    /** Starts a fetch, or joins the running one. */
    @POST
    @Path("v1/catalog/cache/refresh")
    @Operation(
            operationId = "refreshCache",
            summary = "Fetch a gateway's catalog now",
            description = "Responds when the fetch has ended. A failed fetch leaves the served catalog unchanged.")
    @APIResponse(responseCode = "200", ref = "AdminResult")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<ResponseBody>> refresh(
            @RestQuery @DefaultValue("hug") @Parameter(description = GATEWAY, example = "hug") String gateway,
            @Context HttpServerRequest request) {
        gate.admit(request, "refresh");
        Gateway refreshed = gateways.resolveSingle(gateway);
        return catalog.refresh(refreshed).flatMap(result -> {
            gate.audit(
                    request, "refresh of " + refreshed.slug(), result.outcome().label());
            if (result.outcome() == Outcome.FAILED) {
                throw failed(refreshed, result);
            }
            return answer(result.outcome().label(), refreshed, result);
        });
    }

    @POST
    @Path("v1/catalog/cache/accept")
    @Operation(
            operationId = "acceptQuarantine",
            summary = "Serve the quarantined fetch",
            description = "`/v1/catalog/status` shows the fetch and its differences from the served catalog.")
    @APIResponse(responseCode = "200", ref = "AdminResult")
    @APIResponse(responseCode = "409", ref = "NothingQuarantined")
    public Uni<RestResponse<ResponseBody>> accept(
            @RestQuery @DefaultValue("hug") @Parameter(description = GATEWAY, example = "hug") String gateway,
            @Context HttpServerRequest request) {
        gate.admit(request, "accept");
        Gateway accepted = gateways.resolveSingle(gateway);
        RefreshResult result = catalog.accept(accepted)
                .orElseThrow(() -> new ProblemException(
                        409, "No fetch of " + accepted.slug() + " is in quarantine; /v1/catalog/status would show it"));
        gate.audit(request, "accept of " + accepted.slug(), result.outcome().label());
        return answer("accepted", accepted, result);
    }

    @DELETE
    @Path("v1/catalog/cache")
    @Operation(
            operationId = "invalidateCache",
            summary = "Drop a gateway's caches",
            description =
                    "Lookups and searches ask the upstream again. A fetch starts at once, and the service marks the"
                            + " list as stale until it has ended.")
    @APIResponse(responseCode = "200", ref = "AdminResult")
    public Uni<RestResponse<ResponseBody>> invalidate(
            @RestQuery @DefaultValue("hug") @Parameter(description = GATEWAY, example = "hug") String gateway,
            @Context HttpServerRequest request) {
        gate.admit(request, "invalidate");
        Gateway invalidated = gateways.resolveSingle(gateway);
        return catalog.invalidate(invalidated).flatMap(done -> {
            gate.audit(request, "invalidate of " + invalidated.slug(), "done");
            return responses.ofNow(() ->
                    AdminResult.of("invalidated", null, invalidated, catalog.state(invalidated), clock.instant()));
        });
    }

    private ProblemException failed(Gateway gateway, RefreshResult result) {
        GatewayState state = result.state();
        String detail = "Refreshing " + gateway.slug() + " failed: " + result.detail()
                + (state.last().isPresent() ? "; the last good catalog is still served" : "");
        var problem = new ProblemException(503, detail);
        return state.notConfigured()
                ? problem
                : problem.retryAfter(Duration.between(clock.instant(), state.nextRefresh()));
    }

    private Uni<RestResponse<ResponseBody>> answer(String outcome, Gateway gateway, RefreshResult result) {
        return responses.ofNow(
                () -> AdminResult.of(outcome, result.detail(), gateway, result.state(), clock.instant()));
    }
}
