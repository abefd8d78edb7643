package org.modelcatalog.api.hub;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.answer.Freshness;
import org.modelcatalog.api.answer.JsonRows;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.api.answer.ListResponses;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.answer.Responses;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.catalog.ModelLookup;
import org.modelcatalog.catalog.UnknownModelException;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.query.Page;

/**
 * The Hub's list of models and its single models, read-only, with {@code CATALOG_HUB_FACADE=true}. The Hub documents its API;
 * ours does not repeat it.
 */
@Path("/api/models")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false) // see ModelsResource
public class HubResource {

    /** Of every model the mirror knows one revision, the newest. */
    private static final Pattern REVISION = Pattern.compile("/revision/[^/]{1,200}$");

    private final boolean open;
    private final ListResponses lists;
    private final Responses responses;
    private final ModelLookup lookup;
    private final JsonWriter json;

    HubResource(CatalogConfig config, ListResponses lists, Responses responses, ModelLookup lookup, JsonWriter json) {
        this.open = config.hubFacade();
        this.lists = lists;
        this.responses = responses;
        this.lookup = lookup;
        this.json = json;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<ResponseBody>> list(@Context UriInfo uri, @Context HttpHeaders request) {
        requireOpen();
        var parameters = new HubListParameters(uri.getQueryParameters());
        ListQuery query = parameters.query();
        List<HubProperty> properties = parameters.properties();
        boolean legacy = !parameters.expands();
        URI asked = uri.getRequestUri();
        return lists.of(
                query,
                request,
                "of the Hub " + properties + legacy + asked,
                (snapshot, page) -> rows(snapshot, page, properties, legacy, asked));
    }

    @GET
    @Path("{id: .+}")
    @Operation(hidden = true)
    public Uni<RestResponse<ResponseBody>> model(
            @RestPath String id, @Context UriInfo uri, @Context HttpHeaders request) {
        requireOpen();
        String name = REVISION.matcher(id).replaceFirst("");
        var parameters = new HubListParameters(uri.getQueryParameters());
        List<HubProperty> properties = parameters.expands() ? parameters.properties() : HubProperty.FULL;
        if (!ModelId.isValid(name)) {
            throw HubError.notFound();
        }
        return lookup.mirrored(name)
                .onFailure(UnknownModelException.class)
                .transform(unknown -> HubError.notFound())
                .flatMap(served -> responses.of(
                        request,
                        Freshness.of(served),
                        () -> HubProperty.object(served.model(), properties, !parameters.expands())));
    }

    private JsonRows rows(
            CatalogSnapshot snapshot, ListQuery query, List<HubProperty> properties, boolean legacy, URI asked) {
        Page<Model> page = query.page(snapshot);
        List<Model> models = page.items();
        JsonRows rows = JsonRows.of(
                models.size(),
                at -> json.of(HubProperty.object(models.get(at), properties, legacy)),
                new byte[] {'['},
                new byte[] {']'});
        String next = query.next(snapshot, page);
        return next == null ? rows : rows.with(HttpHeaders.LINK, NextHubPage.link(asked, next));
    }

    private void requireOpen() {
        if (!open) {
            throw new NotFoundException();
        }
    }
}
