package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.SafeInteger;

/** What is taken for parameters that a request leaves out; the ones that OpenRouter's shape has. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "OpenRouterDefaults", description = "null = unknown")
public record OpenRouterDefaults(
        @Schema(nullable = true) BigDecimal temperature,
        @Schema(nullable = true) BigDecimal topP,
        @Schema(nullable = true) Long topK,
        @Schema(nullable = true) BigDecimal frequencyPenalty,
        @Schema(nullable = true) BigDecimal presencePenalty,
        @Schema(nullable = true) BigDecimal repetitionPenalty) {

    private static final OpenRouterDefaults UNKNOWN = new OpenRouterDefaults(null, null, null, null, null, null);

    /** Null where none of them is known. */
    static OpenRouterDefaults of(Map<String, BigDecimal> stated) {
        var defaults = new OpenRouterDefaults(
                stated.get("temperature"),
                stated.get("top_p"),
                SafeInteger.of(stated.get("top_k")),
                stated.get("frequency_penalty"),
                stated.get("presence_penalty"),
                stated.get("repetition_penalty"));
        return defaults.equals(UNKNOWN) ? null : defaults;
    }
}
