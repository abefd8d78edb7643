package org.modelcatalog.api.catalog;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
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
import org.modelcatalog.api.access.ClientLimits;
import org.modelcatalog.api.answer.Freshness;
import org.modelcatalog.api.answer.LifecycleHeaders;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.answer.Responses;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.api.request.FilterParameters;
import org.modelcatalog.api.request.ListParameters;
import org.modelcatalog.api.request.ModelListParameters;
import org.modelcatalog.api.request.ParameterReader;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.ModelLookup;
import org.modelcatalog.catalog.PastCatalog;
import org.modelcatalog.catalog.ServedModel;
import org.modelcatalog.model.Model;
import org.modelcatalog.source.Gateway;

/** One model of the catalog, or of its upstream. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
@Cancellable(false) // see ModelsResource
public class ModelResource {

    private static final String AS_OF =
            "The model as it was at this past moment: ISO-8601 date or time; UTC without a zone. Absent = now";

    private final ModelLookup lookup;
    private final PastCatalog past;
    private final Gateways gateways;
    private final ClientLimits limits;
    private final Responses responses;

    ModelResource(ModelLookup lookup, PastCatalog past, Gateways gateways, ClientLimits limits, Responses responses) {
        this.lookup = lookup;
        this.past = past;
        this.gateways = gateways;
        this.limits = limits;
        this.responses = responses;
    }

    @GET
    @Path("v1/catalog/models/{id: .+}")
    @Operation(
            operationId = "getModel",
            summary = "Get one model",
            description =
                    "From the catalog, else from the Hub. The service keeps a model of the Hub for one hour, then serves"
                            + " it as stale while it asks the Hub again; it remembers for five minutes that the Hub does"
                            + " not have a model. A former id returns the model with its present id. `Deprecation` and"
                            + " `Sunset` say what a source states of its end. A model that has left its list, and that"
                            + " the Hub does not have either, is a 410 for 30 days. `as_of` asks no upstream: a model that was"
                            + " not listed then is a 404.")
    @APIResponse(responseCode = "200", ref = "ModelDetail")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "UnknownModel")
    @APIResponse(responseCode = "410", ref = "WithdrawnModel")
    @APIResponse(responseCode = "429", ref = "TooManyRequests")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<ResponseBody>> model(
            @RestPath
                    @Parameter(
                            description = "`owner/name` or a legacy `name`; `%2F` for the slash is accepted too",
                            example = "acme-ai/Aurora-7B-Instruct",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
                    String id,
            @RestQuery @DefaultValue("hug") @Parameter(description = FilterParameters.GATEWAY, example = "hug")
                    String gateway,
            @RestQuery("include_huggingface")
                    @Parameter(
                            description = ListParameters.INCLUDE_HUGGINGFACE,
                            example = "true",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
                    String includeHuggingFace,
            @RestQuery
                    @Parameter(
                            description = ListParameters.PROVENANCE,
                            example = "false",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String provenance,
            @RestQuery(ModelListParameters.MOMENT) @Parameter(description = AS_OF, example = "") String asOf,
            @Context HttpHeaders request,
            @Context HttpServerRequest connection) {
        Gateway resolved = gateways.resolveListed(gateway);
        String modelId = ParameterReader.modelId(id, lookup.asksFor(resolved));
        RowOptions rows = ParameterReader.rowOptions(includeHuggingFace, provenance);
        if (asOf != null && !asOf.isEmpty()) {
            if (resolved.equals(Gateway.WHOLE_HUB)) {
                throw ProblemException.badParameter(
                        ModelListParameters.MOMENT, "absent with gateway=hub, which has no history", asOf);
            }
            return past(resolved, modelId, ParameterReader.asOf(asOf), rows, request);
        }
        return found(resolved, modelId, connection.remoteAddress())
                .flatMap(served -> responses.of(
                        request,
                        Freshness.of(served),
                        LifecycleHeaders.of(served.model()),
                        () -> ModelDetail.of(resolved, served, rows)));
    }

    private Uni<ServedModel> found(Gateway gateway, String id, SocketAddress client) {
        if (lookup.wouldAsk(gateway, id)) {
            if (!gateway.equals(Gateway.WHOLE_HUB)) {
                limits.spend(client, "model");
            } else if (!limits.trySpend(client, "model")) {
                // the mirror has an answer without the Hub
                return lookup.mirrored(id);
            }
        }
        return lookup.model(gateway, id);
    }

    /** What sources state of its end is of the past, too, so no header says it of now. */
    private Uni<RestResponse<ResponseBody>> past(
            Gateway gateway, String id, Instant asOf, RowOptions rows, HttpHeaders request) {
        return past.asOf(gateway, asOf).flatMap(served -> {
            Model model = served.snapshot()
                    .find(id)
                    .orElseThrow(() -> new ProblemException(
                            404, "No model " + id + " was in this gateway's catalog at " + asOf, "model_not_found"));
            return responses.of(
                    request,
                    Freshness.of(served),
                    () -> ModelDetail.of(gateway, model, served.snapshot().fetchedAt(), asOf, rows));
        });
    }
}
