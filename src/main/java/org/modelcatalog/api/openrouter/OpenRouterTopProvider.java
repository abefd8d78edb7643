package org.modelcatalog.api.openrouter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.TopProvider;

/** The offer to which a client is routed first; required in this format. */
@RegisterForReflection
@Schema(name = "OpenRouterTopProvider")
public record OpenRouterTopProvider(
        @Schema(nullable = true) Long contextLength,
        @Schema(nullable = true) Long maxCompletionTokens,

        @Schema(description = "true if a source states that the provider moderates content; else false")
        boolean isModerated) {

    static OpenRouterTopProvider of(Optional<TopProvider> top) {
        return new OpenRouterTopProvider(
                top.map(TopProvider::contextLength).map(JsonNumbers::safe).orElse(null),
                top.map(TopProvider::maxCompletionTokens).map(JsonNumbers::safe).orElse(null),
                top.map(TopProvider::moderated).orElse(false));
    }
}
