package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.TopProvider;

/** The offer a client would be routed to first. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "TopProvider")
public record TopProviderView(
        @Schema(nullable = true) Long contextLength,
        @Schema(nullable = true) Long maxCompletionTokens,
        @Schema(nullable = true) Boolean isModerated) {

    static TopProviderView of(TopProvider top) {
        return new TopProviderView(top.contextLength(), top.maxCompletionTokens(), top.moderated());
    }
}
