package org.modelcatalog.api.history;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.api.answer.DatedBody;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.answer.ListResponses;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.answer.Responses;
import org.modelcatalog.api.history.ChangePages.Format;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.api.request.ParameterReader;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.OutsideHistoryException;
import org.modelcatalog.catalog.history.ChangeHistory;

/** The log of changes: what became of models, prices and limits. */
@Path("/")
@Tag(name = "History", description = "What changed, field by field")
@APIResponse(responseCode = "304", ref = "NotModified")
@APIResponse(responseCode = "400", ref = "BadRequest")
public class HistoryResource {

    private static final String FEED_IF_PREFERRED = AtomFeed.TYPE + ";qs=0.02";

    private final Gateways gateways;
    private final ChangePages pages;
    private final ChangeHistory history;
    private final Responses responses;
    private final JsonWriter json;
    private final Clock clock;

    HistoryResource(
            Gateways gateways,
            ChangePages pages,
            ChangeHistory history,
            Responses responses,
            JsonWriter json,
            Clock clock) {
        this.gateways = gateways;
        this.pages = pages;
        this.history = history;
        this.responses = responses;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Path("v1/catalog/changes")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listChanges",
            summary = "List changes of models, field by field",
            description =
                    "The log of the last 90 days (`CATALOG_HISTORY_DAYS`), newest refresh first. Downloads, likes,"
                            + " trending score, latency and throughput are not in it. Also as NDJSON, CSV and Atom; these have"
                            + " the next page in the header `Link`.")
    @APIResponse(responseCode = "200", ref = "Changes")
    public Uni<RestResponse<ResponseBody>> changes(
            @BeanParam HistoryParameters parameters,
            @RestQuery
                    @Parameter(
                            description = "Only changes of this model, in any case",
                            example = "acme-ai/Aurora-7B-Instruct")
                    String id,
            @Context HttpHeaders request,
            @Context UriInfo uri) {
        return pages.page(parameters.parse(gateways, id), Format.JSON, request, uri);
    }

    @GET
    @Path("v1/catalog/changes")
    @Produces(ListResponses.LINES_IF_PREFERRED)
    @Operation(hidden = true)
    public Uni<RestResponse<ResponseBody>> lines(
            @BeanParam HistoryParameters parameters,
            @RestQuery String id,
            @Context HttpHeaders request,
            @Context UriInfo uri) {
        return pages.page(parameters.parse(gateways, id), Format.LINES, request, uri);
    }

    @GET
    @Path("v1/catalog/changes")
    @Produces(ListResponses.TABLE_IF_PREFERRED)
    @Operation(hidden = true)
    public Uni<RestResponse<ResponseBody>> table(
            @BeanParam HistoryParameters parameters,
            @RestQuery String id,
            @Context HttpHeaders request,
            @Context UriInfo uri) {
        return pages.page(parameters.parse(gateways, id), Format.TABLE, request, uri);
    }

    @GET
    @Path("v1/catalog/changes")
    @Produces(FEED_IF_PREFERRED)
    @Operation(hidden = true)
    public Uni<RestResponse<ResponseBody>> feed(
            @BeanParam HistoryParameters parameters,
            @RestQuery String id,
            @Context HttpHeaders request,
            @Context UriInfo uri) {
        return pages.page(parameters.parse(gateways, id), Format.FEED, request, uri);
    }

    @GET
    @Path("v1/catalog/changes.atom")
    @Produces(AtomFeed.TYPE)
    @Operation(
            operationId = "readChangesFeed",
            summary = "Read changes as an Atom feed",
            description = "The same page for feed readers, with one entry for each model and refresh.")
    @APIResponse(responseCode = "200", ref = "ChangesFeed")
    public Uni<RestResponse<ResponseBody>> atom(
            @BeanParam HistoryParameters parameters,
            @RestQuery
                    @Parameter(
                            description = "Only changes of this model, in any case",
                            example = "acme-ai/Aurora-7B-Instruct")
                    String id,
            @Context HttpHeaders request,
            @Context UriInfo uri) {
        return pages.page(parameters.parse(gateways, id), Format.FEED, request, uri);
    }

    @GET
    @Path("v1/catalog/models/{id: .+}/history")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listChangesOfModel",
            summary = "List the changes of one model",
            description = "The same for one model, also for one that is gone. Empty if nothing of it is remembered.")
    @APIResponse(responseCode = "200", ref = "Changes")
    public Uni<RestResponse<ResponseBody>> ofModel(
            @RestPath
                    @Parameter(
                            description = "The id at the gateway, in any case",
                            example = "acme-ai/Aurora-7B-Instruct",
                            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
                    String id,
            @BeanParam HistoryParameters parameters,
            @Context HttpHeaders request,
            @Context UriInfo uri) {
        return pages.page(parameters.parse(gateways, id), Format.JSON, request, uri);
    }

    @GET
    @Path("v1/catalog/diff")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "compareCatalogs",
            summary = "Compare a gateway's models at two moments",
            description = "What is different at the end, whatever happened in between. Both moments must be in the log;"
                    + " `added` has the whole row in `to`.")
    @APIResponse(responseCode = "200", ref = "CatalogDiff")
    @APIResponse(responseCode = "404", ref = "NoHistory")
    public Uni<RestResponse<ResponseBody>> diff(
            @RestQuery @DefaultValue("hug") @Parameter(description = "One gateway", example = "hug") String gateway,
            @RestQuery @Parameter(description = HistoryParameters.TIME, example = "2026-09-01") String from,
            @RestQuery
                    @Parameter(
                            description = HistoryParameters.TIME + "; absent = now",
                            example = "2026-09-02T00:00:00Z")
                    String to,
            @Context HttpHeaders request) {
        String slug = gateways.resolveSingle(gateway).slug();
        if (from == null) {
            throw ProblemException.badParameter("from", "an ISO-8601 date or time", null);
        }
        Instant earlier = ParameterReader.time("from", from);
        Instant later = to == null ? clock.instant() : ParameterReader.time("to", to);
        return responses.of(request, () -> {
            Optional<Instant> beginning = history.beginning(slug);
            if (beginning.isEmpty() || earlier.isBefore(beginning.get()) || later.isBefore(beginning.get())) {
                throw OutsideHistoryException.before(slug, beginning);
            }
            return new DatedBody(
                    json.of(DiffView.of(slug, earlier, later, history.between(slug, earlier, later))),
                    MediaType.APPLICATION_JSON + ";charset=UTF-8",
                    later,
                    Map.of());
        });
    }
}
