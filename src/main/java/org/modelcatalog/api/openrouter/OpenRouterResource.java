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

/** The catalog for clients that speak OpenRouter. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "OpenRouter", description = "The same catalog, in the strict shape of OpenRouter's API")
@APIResponse(responseCode = "304", ref = "NotModified")
@APIResponse(responseCode = "400", ref = "BadRequest")
@APIResponse(responseCode = "503", ref = "Unavailable")
@Cancellable(false) // see ModelsResource
public class OpenRouterResource {

    private static final String LIST = "api/v1/models";

    private final Gateways gateways;
    private final ListResponses lists;
    private final JsonWriter json;

    OpenRouterResource(Gateways gateways, ListResponses lists, JsonWriter json) {
        this.gateways = gateways;
        this.lists = lists;
        this.json = json;
    }

    /** The models whose price is known; the others on demand. */
    @GET
    @Path(LIST)
    @Operation(
            operationId = "listOpenRouterModels",
            summary = "List models as OpenRouter does",
            description =
                    "Every model of the gateway, unless there is a limit. The shape has to have prices and a time of"
                            + " creation: models where one is unknown are left out, and `left_out` counts them."
                            + " `include_unpriced=true` brings those without a price with `\"-1\"`, which is OpenRouter's"
                            + " word for a price that cannot be told. `include_huggingface` and `provenance` are of no use"
                            + " here.")
    @APIResponse(responseCode = "200", ref = "OpenRouterList")
    public Uni<RestResponse<ResponseBody>> list(
            @BeanParam ListParameters parameters,
            @BeanParam OpenRouterParameters own,
            @Context UriInfo uri,
            @Context HttpHeaders request) {
        OpenRouterQuery asked = own.parse();
        String next = next(uri);
        String name = HexFormat.of().formatHex(Sha256.of(next));
        return lists.of(
                parameters.parse(gateways, List.of()), request, "openrouter" + asked + name, (snapshot, query) -> {
                    OpenRouterSelection selection = asked.select(query.models(snapshot));
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

    /** How many the list has. */
    @GET
    @Path(LIST + "/count")
    @Operation(
            operationId = "countOpenRouterModels",
            summary = "Count models as OpenRouter does",
            description = "What `total_count` of the list is with the same filters; the page does not count.")
    @APIResponse(responseCode = "200", ref = "OpenRouterCount")
    public Uni<RestResponse<ResponseBody>> count(
            @BeanParam ListParameters parameters, @BeanParam OpenRouterParameters own, @Context HttpHeaders request) {
        OpenRouterQuery asked = own.parse();
        return lists.ofView(
                parameters.parse(gateways, List.of()),
                request,
                "openrouter-count" + asked,
                (snapshot, query) -> OpenRouterCount.of(
                        asked.select(query.models(snapshot)).models().size()));
    }

    /**
     * Where the next page begins, up to its offset: all that was asked for, as it was understood. So a page is not made of
     * its query alone, and this is part of its name.
     */
    private static String next(UriInfo asked) {
        String query = asked.getQueryParameters().entrySet().stream()
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
