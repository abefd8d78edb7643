package org.modelcatalog.api.request;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Range;

/**
 * The gateway and the filters of a request: the fields of this class, one parameter for each {@link Facet} and two for
 * each {@link Measure}. The OpenAPI document lists the latter by a filter of its own. Repeated values are alternatives; a
 * model must match every filter.
 */
public class FilterParameters {

    /** The OpenAPI document lists the parameters of facets and measures behind this one. */
    public static final String OWNER = "provider";

    public static final String GATEWAY =
            "Gateway, by slug or alias, in any case; `/v1/catalog/gateways` lists them, `all` merges them";

    @RestQuery
    @DefaultValue("hug")
    @Parameter(description = GATEWAY, example = "hug")
    String gateway;

    @RestQuery(OWNER)
    @Parameter(description = "Only models of this owner, in any case; a leading `@` is ignored", example = "acme-ai")
    String owner;

    @RestQuery
    @Parameter(
            description = "Only models whose id or name contains every word, 1 to 200 characters",
            example = "aurora 7b",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
    String q;

    @Context
    UriInfo request;

    /**
     * Reads a query for every matching model.
     *
     * @throws ProblemException naming the first invalid parameter
     */
    public ListQuery parse(Gateways gateways) {
        return new ListQuery(gateways.resolve(gateway), filter(), null, 0, null, RowOptions.USUAL, null);
    }

    private ModelFilter filter() {
        MultivaluedMap<String, String> given = request.getQueryParameters();
        Map<Facet, List<String>> words = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            words.put(facet, FilterReader.words(facet, given.get(facet.label())));
        }
        Map<Measure, Range> ranges = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.RANGED) {
            ranges.put(
                    measure,
                    FilterReader.range(measure, given.getFirst(measure.lower()), given.getFirst(measure.upper())));
        }
        return new ModelFilter(OwnerFilter.parse(owner), words, ranges, FilterReader.text(q));
    }
}
