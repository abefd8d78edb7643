package org.modelcatalog.api.events;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.catalog.changes.CatalogChange;
import org.modelcatalog.catalog.changes.ChangedIds;

/** The changes between two snapshots of a gateway: the data of the event {@code snapshot}. */
@RegisterForReflection
@Schema(name = "CatalogChange", description = "Data of the event `snapshot`")
public record CatalogChangeView(
        @Schema(examples = "hug") String gateway,

        @Schema(description = "The `snapshot_id` of the status", examples = "9f86d081884c7d65")
        String snapshotId,

        @Schema(
                nullable = true,
                description = "The id of the previous snapshot; null = none. If it is not yours, read the list again",
                examples = "2c26b46b68ffc68f")
        String previousId,

        @Schema(description = "ISO-8601 UTC", examples = "2026-09-01T07:00:00.123Z")
        String fetchedAt,

        @Schema(description = "Models in the snapshot", examples = "813")
        int total,

        Ids added,
        Ids removed,

        @Schema(description = "Models of both snapshots of which a field changed that is not volatile")
        Ids changed,

        @Schema(
                description = "Number of models by field that changed, of those in `changes`; fields of all inference"
                        + " providers together",
                examples = "{\"pricing.prompt\":1,\"providers.pricing.prompt\":1}")
        Map<String, Integer> fields,

        @Schema(description = "The fields that changed of each model in `changed.ids`")
        List<Changed> changes,

        @Schema(
                description = "Models of which only downloads, likes, trending score, latency or throughput changed,"
                        + " or the origin of a value",
                examples = "437")
        int volatileOnly) {

    /** Ids, possibly truncated. */
    @RegisterForReflection
    @Schema(name = "ChangedIds")
    public record Ids(
            @Schema(description = "Of all ids; if it exceeds the length of `ids`, read the list again", examples = "1")
            int count,

            @Schema(description = "The first 1,000") List<String> ids) {

        static Ids of(ChangedIds changed) {
            return new Ids(changed.count(), changed.ids());
        }
    }

    /** The fields of a model that changed. */
    @RegisterForReflection
    @Schema(name = "ChangedModel")
    public record Changed(
            @Schema(examples = "acme-ai/Aurora-7B-Instruct") String id,

            @Schema(description = "The first 20", examples = "[\"pricing.prompt\"]")
            List<String> fields) {}

    public static CatalogChangeView of(CatalogChange change) {
        return new CatalogChangeView(
                change.now().gateway(),
                change.now().snapshot(),
                change.previous(),
                change.now().fetchedAt().toString(),
                change.now().total(),
                Ids.of(change.added()),
                Ids.of(change.removed()),
                Ids.of(change.changed()),
                change.fieldCounts(),
                change.fields().entrySet().stream()
                        .map(model -> new Changed(model.getKey(), model.getValue()))
                        .toList(),
                change.volatileOnly());
    }
}
