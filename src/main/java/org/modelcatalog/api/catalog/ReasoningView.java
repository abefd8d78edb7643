package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Reasoning;

/** How a model reasons before it answers. */
@RegisterForReflection
@Schema(name = "Reasoning", description = "As the source states it; null = unknown")
public record ReasoningView(
        @Schema(nullable = true) Boolean mandatory,
        @Schema(nullable = true) Boolean defaultEnabled,

        @Schema(nullable = true, examples = "medium") String defaultEffort,

        @Schema(nullable = true) List<String> supportedEfforts,
        @Schema(nullable = true) Boolean supportsMaxTokens) {

    /** Null = unknown. */
    static ReasoningView of(Reasoning reasoning) {
        return reasoning == null
                ? null
                : new ReasoningView(
                        reasoning.mandatory(),
                        reasoning.defaultEnabled(),
                        reasoning.defaultEffort(),
                        reasoning.supportedEfforts(),
                        reasoning.supportsMaxTokens());
    }
}
