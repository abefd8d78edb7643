package org.modelcatalog.api.openrouter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The number of models. */
@RegisterForReflection
@Schema(name = "OpenRouterCount")
public record OpenRouterCount(Data data) {

    /** OpenRouter nests the number one level down. */
    @RegisterForReflection
    @Schema(name = "OpenRouterCountData")
    public record Data(
            @Schema(description = "The `total_count` of the list", examples = "335")
            int count) {}

    public static OpenRouterCount of(int count) {
        return new OpenRouterCount(new Data(count));
    }
}
