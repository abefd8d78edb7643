package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.TopProvider;

/** The offer to which a client is routed first. */
@RegisterForReflection
@Schema(name = "TopProvider")
public record TopProviderView(
        @Schema(nullable = true) Long contextLength,
        @Schema(nullable = true) Long maxCompletionTokens,
        @Schema(nullable = true) Boolean isModerated) {

    static TopProviderView of(TopProvider top) {
        return new TopProviderView(top.contextLength(), top.maxCompletionTokens(), top.moderated());
    }
}
