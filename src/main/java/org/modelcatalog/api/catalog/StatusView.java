package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.catalog.mirror.MirrorProgress;
import org.modelcatalog.source.facts.BaseState;

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

    /** The state of a base of facts. */
    @RegisterForReflection
    @Schema(name = "FactsBase", description = "A curated base that fills what no gateway states")
    public record BaseView(
            @Schema(examples = "models.dev") String base,

            @Schema(nullable = true, description = "When it was read, ISO-8601 UTC; null = not yet")
            String fetchedAt,

            @Schema(description = "How many models it knows, each at each of its providers")
            int models,

            @Schema(nullable = true, description = "Why the last attempt to read it failed")
            String lastError) {

        static BaseView of(BaseState state) {
            return new BaseView(
                    state.base().label(),
                    state.table() == null ? null : state.table().fetchedAt().toString(),
                    state.table() == null ? 0 : state.table().size(),
                    state.error());
        }
    }

    /** The mirror of the Hub. */
    @RegisterForReflection
    @Schema(name = "HubMirror", description = "The mirror of everything the Hub lists")
    public record MirrorView(
            @Schema(
                    description = "What the mirror does",
                    enumeration = {"first_walk", "following", "sweeping", "degraded"})
            String state,

            @Schema(description = "How many models it has") long models,

            @Schema(description = "Pages of the walk of everything that is running or was last")
            long pages,

            @Schema(description = "Rows of that walk") long rows,

            @Schema(
                    nullable = true,
                    description = "Rows of that walk a second since this instance started; null = not known")
            Double rowsPerSecond,

            @Schema(nullable = true, description = "When that walk began, ISO-8601 UTC; null = none has")
            String began,

            @Schema(
                    nullable = true,
                    description =
                            "When that walk was whole; null = not yet. Downloads and likes are of the time from `began`"
                                    + " to `ended`")
            String ended,

            @Schema(
                    nullable = true,
                    description =
                            "The mirror has what was created or changed before this time; null = the first walk is not"
                                    + " whole")
            String asOf,

            @Schema(nullable = true, description = "Why the last attempt failed; null = it did not")
            String lastError) {

        static MirrorView of(MirrorProgress progress) {
            return new MirrorView(
                    progress.phase().word(),
                    progress.models(),
                    progress.pages(),
                    progress.rows(),
                    progress.rowsPerSecond(),
                    time(progress.began()),
                    time(progress.ended()),
                    time(progress.asOf()),
                    progress.lastError());
        }

        private static String time(Instant time) {
            return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS).toString();
        }
    }
}
