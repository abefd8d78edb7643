package org.modelcatalog.api.openrouter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many models there are. */
@RegisterForReflection
@Schema(name = "OpenRouterCount")
public record OpenRouterCount(Data data) {

    /** The number, one level down as OpenRouter has it. */
    @RegisterForReflection
    @Schema(name = "OpenRouterCountData")
    public record Data(
            @Schema(description = "What total_count of the list would be", examples = "335")
            int count) {}

    /** Of so many. */
    public static OpenRouterCount of(int count) {
        return new OpenRouterCount(new Data(count));
    }
}
