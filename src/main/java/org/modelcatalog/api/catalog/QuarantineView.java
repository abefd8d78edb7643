package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.catalog.guard.SnapshotDiff;
import org.modelcatalog.catalog.refresh.Quarantine;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/** A quarantined fetch, and its differences from the served snapshot. */
@RegisterForReflection
@Schema(name = "Quarantine")
public record QuarantineView(
        @Schema(description = "Reasons why the guard rejected the fetch")
        List<FindingView> findings,

        @Schema(description = "When a fetch first returned this result, ISO-8601 UTC")
        String since,

        @Schema(description = "Number of consecutive fetches with this result")
        int refreshes,

        String fetchedAt,

        @Schema(description = "Models served") int modelsBefore,

        @Schema(description = "Models of the quarantined fetch")
        int modelsAfter,

        int lost,
        int added,

        @Schema(description = "Ids of some lost models") List<String> lostExamples) {

    /** A finding of the guard. */
    @RegisterForReflection
    @Schema(name = "Finding")
    public record FindingView(
            @Schema(examples = "lost_models") String rule,

            @Schema(examples = "312 of 500 models are gone") String message) {}

    public static QuarantineView of(Quarantine held, CatalogSnapshot served) {
        var diff = SnapshotDiff.between(served.models(), held.candidate().models());
        return new QuarantineView(
                held.findings().stream()
                        .map(finding -> new FindingView(finding.rule().label(), finding.message()))
                        .toList(),
                held.since().toString(),
                held.refreshes(),
                held.candidate().fetchedAt().toString(),
                diff.before(),
                diff.after(),
                diff.lost(),
                diff.added(),
                diff.examples());
    }
}
