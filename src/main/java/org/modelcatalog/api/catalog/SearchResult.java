package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.query.Page;

/** Hits of a search. */
@RegisterForReflection
@Schema(name = "SearchResult")
public record SearchResult(
        @Schema(examples = "true") boolean success,

        List<ModelRow> data,
        Meta meta,

        @Schema(description = "When the searched snapshot was fetched, ISO-8601 UTC")
        String timestamp,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "Parameters of the query string that the route does not know. Left out if none")
        List<String> ignoredParameters) {

    /** The position of the page, and the query. */
    @RegisterForReflection
    @Schema(name = "SearchMeta")
    public record Meta(
            int total,
            int limit,
            int offset,
            int returned,

            @Schema(description = "The query as the service understood it")
            Map<String, String> filtersApplied,

            @Schema(
                    description = "Whether the hits include those of the upstream's own search; false when the query is"
                            + " shorter than three characters, the upstream is down or slow, its quota is low,"
                            + " or the client has reached its limit")
            boolean upstreamSearched) {}

    /** The envelope of a page of hits; {@code data} is filled when it is written. */
    static SearchResult around(String text, ListQuery query, Page<?> page, boolean upstreamSearched, String timestamp) {
        var applied = new LinkedHashMap<String, String>();
        applied.put("q", text);
        applied.put("gateway", query.gateway().slug());
        query.filter().byParameter().forEach((parameter, any) -> applied.put(parameter, String.join(",", any)));
        if (query.sort() != null) {
            applied.put("sort", query.sort().toString());
        }
        int returned = page.items().size();
        var meta = new Meta(page.total(), query.limit(), page.offset(), returned, applied, upstreamSearched);
        return new SearchResult(
                true, List.of(), meta, timestamp, query.ignored().names());
    }
}
