package org.modelcatalog.api.lifecycle;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.answer.ListResponses;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.request.DeprecationParameters;
import org.modelcatalog.catalog.Gateways;

/** Which models end, and when. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
@Cancellable(false) // see ModelsResource
public class DeprecationsResource {

    private final Gateways gateways;
    private final ListResponses responses;
    private final Clock clock;

    DeprecationsResource(Gateways gateways, ListResponses responses, Clock clock) {
        this.gateways = gateways;
        this.responses = responses;
        this.clock = clock;
    }

    @GET
    @Path("v1/catalog/deprecations")
    @Operation(
            operationId = "listDeprecations",
            summary = "List models whose end a source states",
            description =
                    "In LiteLLM's three buckets. Of all gateways unless `gateway` names one; models that have left their"
                            + " list are among them. Every filter of the list narrows the report.")
    @APIResponse(responseCode = "200", ref = "Deprecations")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<ResponseBody>> deprecations(
            @BeanParam DeprecationParameters parameters, @Context HttpHeaders request) {
        int within = parameters.withinDays();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return responses.ofView(
                parameters.parse(gateways),
                request,
                // the same snapshot says something else tomorrow
                "deprecations " + within + ' ' + today + ' ',
                (snapshot, query) -> DeprecationsView.of(snapshot, query, today, within));
    }
}
