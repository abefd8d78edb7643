package org.modelcatalog.api.request;

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
import org.modelcatalog.query.Facet;
import org.modelcatalog.query.Measure;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.OwnerFilter;
import org.modelcatalog.query.Range;

/**
 * The filters of a request: one parameter for each {@link Facet} and two for each {@link Measure}, all read from the
 * query and documented by the OpenAPI filter of the document; and these two. Repeated values are alternatives; a model
 * must match every filter.
 */
public class FilterParameters {

    /** The parameter behind which the document lists those of facets and measures. */
    public static final String OWNER = "provider";

    @RestQuery(OWNER)
    @Parameter(
            description = "Only models of this owner: in any case, a leading `@` does not count",
            example = "acme-ai")
    String owner;

    @RestQuery
    @Parameter(
            description = "Only models whose id or name holds every word, 1 to 200 characters",
            example = "aurora 7b",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
    String q;

    @Context
    UriInfo request;

    /**
     * Reads the filter.
     *
     * @throws ProblemException naming the first parameter that is wrong
     */
    public ModelFilter parse() {
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
