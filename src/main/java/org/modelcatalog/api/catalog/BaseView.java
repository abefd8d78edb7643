package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.source.facts.BaseState;

/** The state of a base of facts. */
@RegisterForReflection
@Schema(name = "FactsBase", description = "A curated base that fills what no gateway states")
public record BaseView(
        @Schema(examples = "models.dev") String base,

        @Schema(nullable = true, description = "When it was read, ISO-8601 UTC; null = not yet")
        String fetchedAt,

        @Schema(description = "How many models it knows, each at each of its providers")
        int models,

        @Schema(nullable = true, description = "Why the last attempt to read it failed")
        String lastError) {

    static BaseView of(BaseState state) {
        return new BaseView(
                state.base().label(),
                state.table() == null ? null : state.table().fetchedAt().toString(),
                state.table() == null ? 0 : state.table().size(),
                state.error());
    }
}
