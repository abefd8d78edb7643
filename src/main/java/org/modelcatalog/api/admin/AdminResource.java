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

/** Operators' routes. Without {@code CATALOG_ADMIN_TOKEN} they do not exist. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = AdminResource.TAG,
        description =
                "For operators, with the bearer token CATALOG_ADMIN_TOKEN. With CATALOG_ADMIN_PORT=management these"
                        + " routes are on the management port, and not in this document")
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
    private final Responses answers;
    private final Clock clock;

    AdminResource(AdminGate gate, Catalog catalog, Gateways gateways, Responses answers, Clock clock) {
        this.gate = gate;
        this.catalog = catalog;
        this.gateways = gateways;
        this.answers = answers;
        this.clock = clock;
    }

    /** Fetches the gateway's catalog now and reports how that went; joins a fetch that is under way. */
    @POST
    @Path("v1/catalog/cache/refresh")
    @Operation(
            operationId = "refreshCache",
            summary = "Fetch a gateway's catalog now",
            description = "Answers when the fetch has ended. A failed fetch changes nothing that is served.")
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

    /** Serves the fetch that the guard holds back. */
    @POST
    @Path("v1/catalog/cache/accept")
    @Operation(
            operationId = "acceptQuarantine",
            summary = "Serve the fetch that is held back",
            description = "`/v1/catalog/status` shows it and how it differs from the catalog in service.")
    @APIResponse(responseCode = "200", ref = "AdminResult")
    @APIResponse(responseCode = "409", ref = "NothingQuarantined")
    public Uni<RestResponse<ResponseBody>> accept(
            @RestQuery @DefaultValue("hug") @Parameter(description = GATEWAY, example = "hug") String gateway,
            @Context HttpServerRequest request) {
        gate.admit(request, "accept");
        Gateway accepted = gateways.resolveSingle(gateway);
        RefreshResult result = catalog.accept(accepted)
                .orElseThrow(() -> new ProblemException(
                        409, "No fetch of " + accepted.slug() + " is held back; /v1/catalog/status would show it"));
        gate.audit(request, "accept of " + accepted.slug(), result.outcome().label());
        return answer("accepted", accepted, result);
    }

    /** Drops the caches and starts a fetch. The catalog stays in service, as stale, until that has ended. */
    @DELETE
    @Path("v1/catalog/cache")
    @Operation(
            operationId = "invalidateCache",
            summary = "Drop a gateway's caches",
            description =
                    "Lookups and searches ask the upstream again. The list is served as stale until a new fetch has"
                            + " ended, which starts at once.")
    @APIResponse(responseCode = "200", ref = "AdminResult")
    public Uni<RestResponse<ResponseBody>> invalidate(
            @RestQuery @DefaultValue("hug") @Parameter(description = GATEWAY, example = "hug") String gateway,
            @Context HttpServerRequest request) {
        gate.admit(request, "invalidate");
        Gateway invalidated = gateways.resolveSingle(gateway);
        return catalog.invalidate(invalidated).flatMap(done -> {
            gate.audit(request, "invalidate of " + invalidated.slug(), "done");
            return answers.ofNow(() ->
                    AdminResult.of("invalidated", null, invalidated, catalog.state(invalidated), clock.instant()));
        });
    }

    private ProblemException failed(Gateway gateway, RefreshResult result) {
        GatewayState state = result.state();
        String detail = "Refreshing " + gateway.slug() + " failed: " + result.detail()
                + (state.last().isPresent() ? "; the last good catalog stays in service" : "");
        var problem = new ProblemException(503, detail);
        return state.notConfigured()
                ? problem
                : problem.retryAfter(Duration.between(clock.instant(), state.nextRefresh()));
    }

    private Uni<RestResponse<ResponseBody>> answer(String outcome, Gateway gateway, RefreshResult result) {
        return answers.ofNow(() -> AdminResult.of(outcome, result.detail(), gateway, result.state(), clock.instant()));
    }
}
