package org.modelcatalog.api.history;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.catalog.history.DatedChange;

/** One changed field of a model. */
@RegisterForReflection
@Schema(name = "FieldChange")
public record ChangeView(
        @Schema(
                description = "When the models with the new value were fetched, ISO-8601 UTC",
                examples = "2026-09-01T07:00:00.123Z")
        String at,

        @Schema(examples = "hug") String gateway,

        @Schema(examples = "acme-ai/Aurora-7B-Instruct") String id,

        @Schema(
                description = "The path in the row, as in `providers.novita.pricing.prompt`; `added` or `removed` for"
                        + " a whole model",
                examples = "pricing.prompt")
        String field,

        @Schema(ref = "ChangedValue") Object from,

        @Schema(ref = "ChangedValue") Object to,

        @Schema(nullable = true, description = "The API that states the value", examples = "router")
        String source) {

    static ChangeView of(DatedChange dated) {
        return new ChangeView(
                dated.at().toString(),
                dated.gateway(),
                dated.change().id(),
                dated.change().field(),
                dated.change().from(),
                dated.change().to(),
                dated.change().source());
    }
}
