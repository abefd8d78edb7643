package org.modelcatalog.api.events;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.catalog.changes.SnapshotSummary;

/** The served snapshot of a gateway: the data of the events {@code current} and {@code reset}. */
@RegisterForReflection
@Schema(name = "CatalogPosition", description = "Data of the events `current` and `reset`")
public record SnapshotSummaryView(
        @Schema(examples = "hug") String gateway,

        @Schema(description = "The `snapshot_id` of the status", examples = "9f86d081884c7d65")
        String snapshotId,

        @Schema(description = "ISO-8601 UTC", examples = "2026-09-01T06:00:00.123Z")
        String fetchedAt,

        @Schema(description = "Models in the snapshot", examples = "812")
        int total) {

    public static SnapshotSummaryView of(SnapshotSummary position) {
        return new SnapshotSummaryView(
                position.gateway(), position.snapshot(), position.fetchedAt().toString(), position.total());
    }
}
