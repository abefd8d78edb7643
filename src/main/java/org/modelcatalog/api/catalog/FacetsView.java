package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.query.Facets;
import org.modelcatalog.query.Measure;

/** Values and ranges of the matching models. */
@RegisterForReflection
@Schema(name = "Facets")
public record FacetsView(
        @Schema(description = "Models that match all filters")
        int total,

        @Schema(description = "By the filter's name") Map<String, Words> facets,

        @Schema(description = "By the name in `min_` and `max_`, or in `_after` and `_before`")
        Map<String, Ends> ranges,

        @Schema(description = "Canonical slug", examples = "hug")
        String gateway,

        @Schema(description = "When the data was fetched from upstream, ISO-8601 UTC")
        String timestamp,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "Missing parts of the catalog and the reasons, as in a list")
        Map<String, String> missing,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only with `as_of`: the moment, ISO-8601 UTC", examples = "2026-09-01T00:00:00Z")
        String asOf,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "Parameters of the query string that the route does not know. Left out if none")
        List<String> ignoredParameters) {

    /** Values of a filter. */
    @RegisterForReflection
    @Schema(name = "Facet")
    public record Words(
            @Schema(description = "Number of values") int distinct,

            @Schema(description = "The 50 most frequent, by count descending, then value")
            List<Count> values) {}

    /** How many models have a value. */
    @RegisterForReflection
    @Schema(name = "FacetCount")
    public record Count(
            @Schema(examples = "text-generation") String value, int count) {}

    /** The smallest and largest known value. */
    @RegisterForReflection
    @Schema(name = "FacetRange")
    public record Ends(
            @Schema(ref = "FacetValue") Object min,

            @Schema(ref = "FacetValue") Object max,

            @Schema(description = "Models with a known value")
            int known) {}

    public static FacetsView of(CatalogSnapshot snapshot, Facets facets, ListQuery query) {
        var words = new LinkedHashMap<String, Words>();
        facets.counts().forEach((facet, counts) -> words.put(facet.label(), words(counts)));
        var ranges = new LinkedHashMap<String, Ends>();
        facets.stats().forEach((measure, stats) -> ranges.put(measure.label(), ends(measure, stats)));
        return new FacetsView(
                facets.total(),
                words,
                ranges,
                snapshot.gateway().slug(),
                snapshot.fetchedAt().toString(),
                snapshot.missing(),
                query.asOf() == null ? null : query.asOf().toString(),
                query.ignored().names());
    }

    private static Words words(Facets.Counts counts) {
        return new Words(
                counts.distinct(),
                counts.top().stream()
                        .map(count -> new Count(count.word(), count.models()))
                        .toList());
    }

    private static Ends ends(Measure measure, Facets.Stats stats) {
        return new Ends(shown(measure, stats.min()), shown(measure, stats.max()), stats.known());
    }

    /** Times and prices are strings, as in rows. */
    private static Object shown(Measure measure, BigDecimal value) {
        if (value == null) {
            return null;
        }
        return switch (measure.unit()) {
            case TIME, USD_PER_MILLION -> measure.show(value);
            case COUNT, SCORE -> value.toBigInteger();
            case TOKENS_PER_SECOND, MILLISECONDS, POINTS -> value;
        };
    }
}
