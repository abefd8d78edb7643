package org.modelcatalog.api.events;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.catalog.changes.CatalogChange;
import org.modelcatalog.catalog.changes.ChangedIds;

/** What has changed in a gateway's snapshot: the data of the event {@code snapshot}. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "CatalogChange", description = "Data of the event `snapshot`")
public record CatalogChangeView(
        @Schema(examples = "hug") String gateway,

        @Schema(description = "As in the status", examples = "9f86d081884c7d65")
        String snapshotId,

        @Schema(
                nullable = true,
                description =
                        "Of the snapshot before; null = this is the first. Where it is not the one that you have, read"
                                + " the list anew",
                examples = "2c26b46b68ffc68f")
        String previousId,

        @Schema(description = "ISO-8601 UTC", examples = "2026-09-01T07:00:00.123Z")
        String fetchedAt,

        @Schema(description = "Models in it", examples = "813")
        int total,

        Ids added,
        Ids removed,

        @Schema(description = "Models of both whose rows say something else")
        Ids changed) {

    /** Ids, of which not all may be named. */
    @RegisterForReflection
    @Schema(name = "ChangedIds")
    public record Ids(
            @Schema(description = "Of all; more than there are ids: read the list anew", examples = "1")
            int count,

            @Schema(description = "The first 1,000") List<String> ids) {

        static Ids of(ChangedIds changed) {
            return new Ids(changed.count(), changed.ids());
        }
    }

    public static CatalogChangeView of(CatalogChange change) {
        return new CatalogChangeView(
                change.now().gateway(),
                change.now().snapshot(),
                change.previous(),
                change.now().fetchedAt().toString(),
                change.now().total(),
                Ids.of(change.added()),
                Ids.of(change.removed()),
                Ids.of(change.changed()));
    }
}
