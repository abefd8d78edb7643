package org.modelcatalog.api.lifecycle;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Lifecycle;

/** Where a model is between its announcement and its end. */
@RegisterForReflection
@Schema(name = "Lifecycle")
public record LifecycleView(
        @Schema(
                description =
                        "`live`: listed, with a live offer; `announced`: listed, without one; `unlisted`: gone from"
                                + " its list; `retired`: without a live offer, and the end that a source states is past",
                enumeration = {"live", "announced", "unlisted", "retired"},
                examples = "live")
        String status,

        @Schema(
                nullable = true,
                description = "When the catalog first saw the model, ISO-8601 UTC; null = unknown, since it was there"
                        + " when the catalog began")
        String firstSeen,

        @Schema(nullable = true, description = "When the list last had the model, ISO-8601 UTC; null = it has it now")
        String lastSeen,

        @Schema(nullable = true, description = "From when the source advises against the model, as it states it")
        String deprecatedAt,

        @Schema(nullable = true, description = "After which the source no longer offers the model, as it states it")
        String sunsetAt,

        @Schema(nullable = true, description = "Id of the model that the source recommends instead")
        String replacement,

        @Schema(description = "Who states this; without a statement the gateway whose list it is", examples = "hug")
        String source) {

    public static LifecycleView of(Lifecycle lifecycle) {
        return new LifecycleView(
                lifecycle.status().label(),
                text(lifecycle.firstSeen()),
                text(lifecycle.lastSeen()),
                lifecycle.deprecatedAt(),
                lifecycle.sunsetAt(),
                lifecycle.replacement(),
                lifecycle.source());
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
