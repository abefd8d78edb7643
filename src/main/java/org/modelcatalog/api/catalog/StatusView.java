package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A gateway in detail: its snapshot, the coverage of fields, refreshes, cache and quota. */
@RegisterForReflection
@Schema(name = "GatewayStatus")
public record StatusView(
        @JsonUnwrapped GatewayView gateway,

        @Schema(nullable = true, description = "Changes with every change of any row")
        String snapshotId,

        @Schema(description = "Records of the last fetch without a row, by reason")
        Map<String, Integer> skipped,

        @Schema(description = "Share of rows with a known value, 0 to 1, by field")
        Map<String, Double> fieldCoverage,

        @Schema(description = "Missing parts of the catalog and the reasons; their rows are older or missing")
        Map<String, String> missing,

        @Schema(nullable = true, description = "The quarantined fetch; null = none")
        QuarantineView quarantine,

        @Schema(description = "Consecutive refreshes without a complete catalog")
        int failures,

        @Schema(nullable = true, description = "When the next refresh is due; null = on request")
        String nextRefreshAt,

        CacheGets cache,

        @Schema(
                nullable = true,
                description = "Requests the upstream still accepts; null = not stated, or its window is over")
        QuotaView quota,

        @Schema(
                nullable = true,
                description =
                        "How many of the models are in the Hub's catalog, by stated Hub id or the same id; null for"
                                + " the Hub itself, and until both have a catalog")
        Integer modelsOnHub,

        @Schema(description = "How many contradictions between sources the rows hold, by kind")
        Map<String, Integer> conflicts,

        @Schema(description = "How many prices are held out because two other sources contradict them")
        int heldPrices) {

    /** Requests for the snapshot since the start. */
    @RegisterForReflection
    @Schema(name = "CacheGets")
    public record CacheGets(long hits, long misses) {}

    /** The rate limit that the upstream last reported. */
    @RegisterForReflection
    @Schema(name = "Quota")
    public record QuotaView(long remaining, String windowEnds) {}
}
