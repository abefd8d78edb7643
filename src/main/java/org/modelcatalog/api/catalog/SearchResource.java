package org.modelcatalog.api.catalog;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.modelcatalog.api.access.ClientLimits;
import org.modelcatalog.api.answer.Freshness;
import org.modelcatalog.api.answer.ResponseBody;
import org.modelcatalog.api.answer.Responses;
import org.modelcatalog.api.answer.RowCache;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.api.request.ListDefaults;
import org.modelcatalog.api.request.ListParameters;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.api.request.ParameterReader;
import org.modelcatalog.catalog.Catalog;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.catalog.ModelLookup;
import org.modelcatalog.catalog.SearchHits;
import org.modelcatalog.catalog.ServedSnapshot;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.ModelIndex;
import org.modelcatalog.query.ModelQueries;
import org.modelcatalog.query.Page;
import org.modelcatalog.query.search.ModelSearch;
import org.modelcatalog.source.Gateway;

/** Search: the catalog's own hits first, then the additional hits of the upstream's search. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
@Cancellable(false) // see ModelsResource
public class SearchResource {

    private static final ListDefaults DEFAULTS = ListDefaults.WHOLE_HUB.limit(20);

    /** Shorter queries match half the Hub: sending them costs quota and adds nothing. */
    private static final int MIN_UPSTREAM_QUERY = 3;

    private final Catalog catalog;
    private final ModelLookup lookup;
    private final Gateways gateways;
    private final ClientLimits limits;
    private final Responses responses;
    private final RowCache rows;

    SearchResource(
            Catalog catalog,
            ModelLookup lookup,
            Gateways gateways,
            ClientLimits limits,
            Responses responses,
            RowCache rows) {
        this.catalog = catalog;
        this.lookup = lookup;
        this.gateways = gateways;
        this.limits = limits;
        this.responses = responses;
        this.rows = rows;
    }

    @GET
    @Path("v1/catalog/models/search")
    @Operation(
            operationId = "searchModels",
            summary = "Search models",
            description = "Models with every word of `q` in their id, name, owner or former ids, in any spelling of"
                    + " separators: `llama31 8b` finds `Llama-3.1-8B`. Prefixes of words match, too. If no model"
                    + " has all words, one letter of a word may differ. Best match and most downloads first;"
                    + " then additional hits of the Hub's own search. The service sends a query to the Hub at"
                    + " most once an hour, so search-as-you-type is fine.")
    @APIResponse(responseCode = "200", ref = "SearchResult")
    @APIResponse(responseCode = "304", ref = "NotModified")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Uni<RestResponse<ResponseBody>> search(
            @RestQuery
                    @Parameter(
                            description = "Words to search for, 1 to 200 characters",
                            example = "aurora 7b",
                            required = true,
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
                    String q,
            @BeanParam ListParameters parameters,
            @Context HttpHeaders request,
            @Context HttpServerRequest connection) {
        ModelSearch search = ParameterReader.search(q);
        ListQuery query =
                parameters.parse(gateways, ModelRow.VIEW.fields(), DEFAULTS).withoutText();
        if (query.sort() != null && query.gateway().equals(Gateway.WHOLE_HUB)) {
            throw ProblemException.badParameter(
                    "sort",
                    "absent with gateway=hub, whose best hits come first",
                    query.sort().toString());
        }
        Uni<SearchHits> found = search.text().length() < MIN_UPSTREAM_QUERY
                ? Uni.createFrom().item(SearchHits.NOT_ASKED)
                : found(query.gateway(), search.text(), connection);
        Uni<ServedSnapshot> listed = catalog.snapshot(query.gateway());
        return Uni.combine()
                .all()
                .unis(listed, found)
                .asTuple()
                .flatMap(both -> responses.ofBytes(
                        request,
                        Freshness.of(both.getItem1()),
                        () -> hits(search, query, both.getItem1().snapshot(), both.getItem2())));
    }

    private Uni<SearchHits> found(Gateway gateway, String text, HttpServerRequest connection) {
        // a client beyond its limit still gets the catalog's own hits
        return !lookup.wouldSearch(gateway, text) || limits.trySpend(connection.remoteAddress(), "search")
                ? lookup.search(gateway, text)
                : Uni.createFrom().item(SearchHits.NOT_ASKED);
    }

    private byte[] hits(ModelSearch search, ListQuery query, CatalogSnapshot listed, SearchHits found) {
        Page<Model> page = query.sort() == null && found.models().isEmpty()
                ? ModelQueries.of(listed).search(search, query.filter(), query.offset(), query.limit())
                : query.page(sorted(search, query, listed, found));
        var envelope = SearchResult.around(
                search.text(), query, page, found.complete(), listed.fetchedAt().toString());
        return rows.within(envelope, "data", ModelRow.VIEW, page.items(), query.rows())
                .whole();
    }

    private static List<Model> sorted(ModelSearch search, ListQuery query, CatalogSnapshot listed, SearchHits found) {
        List<Model> own =
                ModelQueries.of(listed).search(search, query.filter(), 0, null).items();
        List<Model> ranked =
                ModelSearch.union(own, ModelIndex.select(asListed(found.models(), listed), query.filter()));
        return query.sort() == null ? ranked : query.sort().apply(ranked);
    }

    /** Replaces hits that the catalog has, even under another id, by the catalog's own models. */
    private static List<Model> asListed(List<Model> found, CatalogSnapshot listed) {
        return found.stream()
                .map(model -> listed.find(model.id()).orElse(model))
                .toList();
    }
}
