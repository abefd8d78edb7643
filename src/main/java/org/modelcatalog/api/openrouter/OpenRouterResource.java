package org.modelcatalog.api.openrouter;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.access.Sha256;
import org.modelcatalog.api.answer.JsonRows;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.answer.ListResponses;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.answer.RowCache;
import org.modelcatalog.api.history.ChangePages;
import org.modelcatalog.api.openrouter.OpenRouterModel.AliasTarget;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Page;

/** Lists of the catalog in the format of OpenRouter's API. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OpenRouter", description = "The same catalog in the strict format of OpenRouter's API")
@APIResponse(responseCode = "304", ref = "NotModified")
@APIResponse(responseCode = "400", ref = "OpenRouterBadRequest")
@APIResponse(responseCode = "503", ref = "OpenRouterUnavailable")
@Cancellable(false) // see ModelsResource
public class OpenRouterResource {

    private final Gateways gateways;
    private final ListResponses responses;
    private final RowCache rows;
    private final JsonWriter json;
    private final ChangePages changes;
    private final Clock clock;

    OpenRouterResource(
            Gateways gateways,
            ListResponses responses,
            RowCache rows,
            JsonWriter json,
            ChangePages changes,
            Clock clock) {
        this.gateways = gateways;
        this.responses = responses;
        this.rows = rows;
        this.json = json;
        this.changes = changes;
        this.clock = clock;
    }

    @GET
    @Path("api/v1/models")
    @Operation(
            operationId = "listOpenRouterModels",
            summary = "List models as OpenRouter does",
            description =
                    "Every model of all gateways, unless there is a limit. The format requires prices and a time of"
                            + " creation: models without one are left out, and `left_out` counts them."
                            + " `include_unpriced=true` adds models without a price, with `\"-1\"`, which is OpenRouter's"
                            + " value for an unknown price. Prices in the query are in US dollars per million tokens.")
    @APIResponse(responseCode = "200", ref = "OpenRouterList")
    public Uni<RestResponse<ResponseBody>> list(
            @BeanParam OpenRouterParameters parameters, @Context UriInfo uri, @Context HttpHeaders request) {
        OpenRouterQuery query = query(parameters);
        return parameters.wantsFeed()
                ? changes.feed(gateways.slugs(query.list().gateway()), request)
                : list(query, uri, request);
    }

    @GET
    @Path("api/v1/models/user")
    @Operation(
            operationId = "listOpenRouterModelsOfUser",
            summary = "List models as OpenRouter does for the user of a key",
            description =
                    "The same list: the catalog has no preferences of users. It needs a key where every route does.")
    @APIResponse(responseCode = "200", ref = "OpenRouterList")
    public Uni<RestResponse<ResponseBody>> listOfUser(
            @BeanParam OpenRouterParameters parameters, @Context UriInfo uri, @Context HttpHeaders request) {
        return list(query(parameters), uri, request);
    }

    @GET
    @Path("api/v1/embeddings/models")
    @Operation(
            operationId = "listOpenRouterEmbeddingModels",
            summary = "List embedding models as OpenRouter does",
            description = "The same list with `output_modalities=embeddings`, whatever the request says of that.")
    @APIResponse(responseCode = "200", ref = "OpenRouterList")
    public Uni<RestResponse<ResponseBody>> listEmbeddings(
            @BeanParam OpenRouterParameters parameters, @Context UriInfo uri, @Context HttpHeaders request) {
        return list(query(parameters).forEmbeddings(), uri, request);
    }

    @GET
    @Path("api/v1/models/count")
    @Operation(
            operationId = "countOpenRouterModels",
            summary = "Count models as OpenRouter does",
            description = "The `total_count` of the list with the same filters; paging has no effect.")
    @APIResponse(responseCode = "200", ref = "OpenRouterCount")
    public Uni<RestResponse<ResponseBody>> count(
            @BeanParam OpenRouterParameters parameters, @Context HttpHeaders request) {
        OpenRouterQuery query = query(parameters);
        return responses.ofView(
                query.list(),
                request,
                query.named("openrouter-count"),
                (snapshot, list) ->
                        OpenRouterCount.of(query.select(snapshot).models().size()));
    }

    private OpenRouterQuery query(OpenRouterParameters parameters) {
        return parameters.parse(gateways, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private Uni<RestResponse<ResponseBody>> list(OpenRouterQuery query, UriInfo uri, HttpHeaders request) {
        NextPage next = NextPage.of(uri);
        // a page contains the URL of the next one, so that it is also part of the name of the page
        String name = HexFormat.of().formatHex(Sha256.of(next.prefix()));
        return responses.of(query.list(), request, query.named("openrouter") + name, (snapshot, list) -> {
            OpenRouterSelection selection = query.select(snapshot);
            Page<Model> page = list.page(selection.models());
            return JsonRows.within(
                            json.of(OpenRouterList.around(selection, page, next, list.ignored())),
                            "data",
                            page.items().size(),
                            at -> row(page.items().get(at), snapshot))
                    .leavingOut(selection.leftOut().models());
        });
    }

    private byte[] row(Model model, CatalogSnapshot snapshot) {
        return model.aliasOf() == null
                ? rows.row(OpenRouterModel.VIEW, model)
                : json.of(OpenRouterModel.of(model, AliasTarget.of(model, snapshot)));
    }
}
