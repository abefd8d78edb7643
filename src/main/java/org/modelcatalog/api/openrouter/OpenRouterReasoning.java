package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Reasoning;

/** How a model reasons, in OpenRouter's format: a value is left out if it is unknown. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "OpenRouterReasoning",
        description = "Left out if unknown, as each of its values is",
        requiredProperties = "mandatory")
public record OpenRouterReasoning(
        boolean mandatory,
        Boolean defaultEnabled,

        @Schema(examples = "medium") String defaultEffort,

        @Schema(examples = "[\"high\",\"medium\",\"low\"]") List<String> supportedEfforts,

        @Schema(description = "true, or left out") Boolean supportsMaxTokens) {

    /** Null if it is unknown whether reasoning can be switched off, which the format requires. */
    static OpenRouterReasoning of(Reasoning reasoning) {
        return reasoning == null || reasoning.mandatory() == null
                ? null
                : new OpenRouterReasoning(
                        reasoning.mandatory(),
                        reasoning.defaultEnabled(),
                        reasoning.defaultEffort(),
                        // null would mean that every effort is supported
                        reasoning.supportedEfforts(),
                        Boolean.TRUE.equals(reasoning.supportsMaxTokens()) ? true : null);
    }
}
