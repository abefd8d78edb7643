package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Hits of a search. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "SearchResult")
public record SearchResult(
        @Schema(examples = "true") boolean success,

        List<ModelRow> data,
        Meta meta,

        @Schema(description = "When the snapshot that was searched was fetched, ISO-8601 UTC")
        String timestamp) {

    /** Where the page stands, and what was searched. */
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "SearchMeta")
    public record Meta(
            int total,
            int limit,
            int offset,
            int returned,

            @Schema(description = "The query as it was understood")
            Map<String, String> filtersApplied,

            @Schema(
                    description =
                            "Whether the upstream's own search is in the hits too; false when the query is shorter"
                                    + " than three characters, the upstream is down or slow, or its quota is low")
            boolean upstreamSearched) {}
}
