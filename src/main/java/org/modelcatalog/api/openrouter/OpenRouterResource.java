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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
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
import org.modelcatalog.api.openrouter.OpenRouterParameters.OpenRouterQuery;
import org.modelcatalog.api.request.ListParameters;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Page;

/** The catalog in the format of OpenRouter's API. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OpenRouter", description = "The same catalog in the strict format of OpenRouter's API")
@APIResponse(responseCode = "304", ref = "NotModified")
@APIResponse(responseCode = "400", ref = "BadRequest")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Cancellable(false) // see ModelsResource
public class OpenRouterResource {

    private static final String LIST = "api/v1/models";

    private final Gateways gateways;
    private final ListResponses responses;
    private final JsonWriter json;

    OpenRouterResource(Gateways gateways, ListResponses responses, JsonWriter json) {
        this.gateways = gateways;
        this.responses = responses;
        this.json = json;
    }

    @GET
    @Path(LIST)
    @Operation(
            operationId = "listOpenRouterModels",
            summary = "List models as OpenRouter does",
            description =
                    "Every model of the gateway, unless there is a limit. The format requires prices and a time of"
                            + " creation: models without one are left out, and `left_out` counts them."
                            + " `include_unpriced=true` adds models without a price, with `\"-1\"`, which is OpenRouter's"
                            + " value for an unknown price. `include_huggingface` and `provenance` have no effect here.")
    @APIResponse(responseCode = "200", ref = "OpenRouterList")
    public Uni<RestResponse<ResponseBody>> list(
            @BeanParam ListParameters parameters,
            @BeanParam OpenRouterParameters own,
            @Context UriInfo uri,
            @Context HttpHeaders request) {
        OpenRouterQuery extra = own.parse();
        String next = next(uri);
        String name = HexFormat.of().formatHex(Sha256.of(next));
        return responses.of(
                parameters.parse(gateways, List.of()), request, "openrouter" + extra + name, (snapshot, query) -> {
                    OpenRouterSelection selection = extra.select(snapshot, query);
                    Page<Model> page = query.page(selection.models());
                    String gateway = query.gateway().slug();
                    return JsonRows.within(
                            json.of(OpenRouterList.around(selection, page, offset -> next + offset)),
                            "data",
                            page.items().size(),
                            at -> json.of(
                                    OpenRouterModel.of(gateway, page.items().get(at))));
                });
    }

    @GET
    @Path(LIST + "/count")
    @Operation(
            operationId = "countOpenRouterModels",
            summary = "Count models as OpenRouter does",
            description = "The `total_count` of the list with the same filters; paging has no effect.")
    @APIResponse(responseCode = "200", ref = "OpenRouterCount")
    public Uni<RestResponse<ResponseBody>> count(
            @BeanParam ListParameters parameters, @BeanParam OpenRouterParameters own, @Context HttpHeaders request) {
        OpenRouterQuery extra = own.parse();
        return responses.ofView(
                parameters.parse(gateways, List.of()),
                request,
                "openrouter-count" + extra,
                (snapshot, query) -> OpenRouterCount.of(
                        extra.select(snapshot, query).models().size()));
    }

    /**
     * The URL of the next page up to its offset, with all decoded parameters of this request. A page contains this URL, so
     * that it is also part of the name of the page.
     */
    private static String next(UriInfo uri) {
        String query = uri.getQueryParameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("offset"))
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encoded(parameter.getKey()) + '=' + encoded(value)))
                .map(parameter -> parameter + '&')
                .sorted()
                .collect(Collectors.joining());
        return "/" + LIST + '?' + query + "offset=";
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
