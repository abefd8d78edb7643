package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A gateway in detail: what is served, how well it is known, and what it costs the upstream. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "GatewayStatus")
public record StatusView(
        @JsonUnwrapped GatewayView gateway,

        @Schema(nullable = true, description = "Changes with every change of any row")
        String snapshotId,

        @Schema(description = "Records of the last fetch that did not become a row, by reason")
        Map<String, Integer> skipped,

        @Schema(description = "Share of rows with a known value, 0 to 1, by field")
        Map<String, Double> fieldCoverage,

        @Schema(description = "Parts of the catalog that did not come, and why; their rows are older or missing")
        Map<String, String> missing,

        @Schema(nullable = true, description = "A fetch that is held back; null = none")
        QuarantineView quarantine,

        @Schema(description = "Refreshes in a row that did not bring a whole catalog")
        int failures,

        @Schema(nullable = true, description = "When the next refresh is due; null = when it is asked for")
        String nextRefreshAt,

        CacheGets cache,

        @Schema(
                nullable = true,
                description = "Requests the upstream still grants; null = it did not say, or its window is over")
        QuotaView quota) {

    /** Questions for the snapshot since the start. */
    @RegisterForReflection
    @Schema(name = "CacheGets")
    public record CacheGets(long hits, long misses) {}

    /** What the upstream last said of our rate limit. */
    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Quota")
    public record QuotaView(long remaining, String windowEnds) {}
}
