package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.SafeInteger;
import org.modelcatalog.model.TopProvider;

/** The offer a client would be routed to first. In this shape it is always there. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "OpenRouterTopProvider")
public record OpenRouterTopProvider(
        @Schema(nullable = true) Long contextLength,
        @Schema(nullable = true) Long maxCompletionTokens,

        @Schema(description = "true where a source says that the provider moderates content; false where none says so")
        boolean isModerated) {

    static OpenRouterTopProvider of(Optional<TopProvider> top) {
        return new OpenRouterTopProvider(
                top.map(TopProvider::contextLength).map(SafeInteger::of).orElse(null),
                top.map(TopProvider::maxCompletionTokens).map(SafeInteger::of).orElse(null),
                top.map(TopProvider::moderated).orElse(false));
    }
}
