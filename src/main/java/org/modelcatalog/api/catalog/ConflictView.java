package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Conflict;

/** A contradiction between sources. */
@RegisterForReflection
@Schema(name = "Conflict", description = "A value on which sources contradict each other")
public record ConflictView(
        @Schema(
                description = "`power_of_ten`, `magnitude`, `free_or_paid`, `context` or `modality`",
                examples = "power_of_ten")
        String kind,

        @Schema(examples = "pricing.prompt") String field,

        @Schema(description = "Inference provider of the offer", examples = "novita")
        String provider,

        @Schema(description = "By source, the gateway's own value first")
        Map<String, String> values,

        @Schema(description = "Whether the gateway's price is held out of `pricing`, which is then unknown")
        boolean held) {

    static ConflictView of(Conflict conflict) {
        return new ConflictView(
                conflict.kind().label(), conflict.field(), conflict.provider(), conflict.values(), conflict.held());
    }
}
