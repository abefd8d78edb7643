package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.catalog.guard.SnapshotDiff;
import org.modelcatalog.catalog.refresh.Quarantine;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;

/** A fetch that is held back, and how it differs from what is served. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Quarantine")
public record QuarantineView(
        @Schema(description = "What is hard to believe about it")
        List<FindingView> findings,

        @Schema(description = "When this result was first seen, ISO-8601 UTC")
        String since,

        @Schema(description = "How many fetches in a row have brought it")
        int refreshes,

        String fetchedAt,

        @Schema(description = "Models served") int modelsBefore,

        @Schema(description = "Models of the fetch that is held back")
        int modelsAfter,

        int lost,
        int added,

        @Schema(description = "Some of the lost ones, by id")
        List<String> lostExamples) {

    /** One finding. */
    @RegisterForReflection
    @Schema(name = "Finding")
    public record FindingView(
            @Schema(examples = "lost_models") String rule,

            @Schema(examples = "312 of 500 models are gone") String message) {}

    /** What is held back, against the snapshot that is served. */
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
