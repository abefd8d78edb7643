package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Limits;

/** Limits of one request. */
@RegisterForReflection
@Schema(name = "Limits", description = "Tokens; null = unknown")
public record LimitsView(
        @Schema(nullable = true, examples = "131072") Long context,
        @Schema(nullable = true) Long maxInput,
        @Schema(nullable = true, examples = "8192") Long maxOutput) {

    /** The largest limits of live offers, and the context of the model's own files. */
    @RegisterForReflection
    @Schema(name = "ModelLimits", description = "Tokens that live offers allow; null = unknown")
    public record OfModel(
            @Schema(nullable = true, examples = "131072") Long context,
            @Schema(nullable = true) Long maxInput,
            @Schema(nullable = true, examples = "8192") Long maxOutput,

            @Schema(nullable = true, description = "As the model's own files state it")
            Long nativeContext) {

        static OfModel of(Limits limits, Long nativeContext) {
            return new OfModel(limits.context(), limits.maxInput(), limits.maxOutput(), nativeContext);
        }
    }

    static LimitsView of(Limits limits) {
        return new LimitsView(limits.context(), limits.maxInput(), limits.maxOutput());
    }
}
