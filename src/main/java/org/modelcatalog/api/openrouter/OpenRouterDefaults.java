package org.modelcatalog.api.openrouter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;

/** Default values of those request parameters that OpenRouter's format has. */
@RegisterForReflection
@Schema(name = "OpenRouterDefaults", description = "null = unknown")
public record OpenRouterDefaults(
        @Schema(nullable = true) BigDecimal temperature,
        @Schema(nullable = true) BigDecimal topP,
        @Schema(nullable = true) Long topK,
        @Schema(nullable = true) BigDecimal frequencyPenalty,
        @Schema(nullable = true) BigDecimal presencePenalty,
        @Schema(nullable = true) BigDecimal repetitionPenalty) {

    private static final OpenRouterDefaults UNKNOWN = new OpenRouterDefaults(null, null, null, null, null, null);

    /** Null if none is known. */
    static OpenRouterDefaults of(Map<String, BigDecimal> stated) {
        var defaults = new OpenRouterDefaults(
                stated.get("temperature"),
                stated.get("top_p"),
                JsonNumbers.safe(stated.get("top_k")),
                stated.get("frequency_penalty"),
                stated.get("presence_penalty"),
                stated.get("repetition_penalty"));
        return defaults.equals(UNKNOWN) ? null : defaults;
    }
}
