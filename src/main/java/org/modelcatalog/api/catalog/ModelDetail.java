package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.catalog.ServedModel;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.source.Gateway;

/** One model in the envelope of the Python catalog. */
@RegisterForReflection
@Schema(name = "ModelDetail")
public record ModelDetail(
        ModelRow data,

        @Schema(nullable = true, description = "Owner part of the id", examples = "acme-ai")
        String provider,

        @Schema(description = "Name part of the id", examples = "Aurora-7B-Instruct")
        String model,

        @Schema(examples = "hug") String gateway,

        boolean includeHuggingface,

        @Schema(description = "When the data was fetched from upstream, ISO-8601 UTC")
        String timestamp,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only with `as_of`: the moment, ISO-8601 UTC", examples = "2026-09-01T00:00:00Z")
        String asOf) {

    public static ModelDetail of(Gateway gateway, ServedModel served, RowOptions options) {
        return of(gateway, served.model(), served.fetchedAt(), null, options);
    }

    /**
     * The same of a past moment.
     *
     * @param at when the newest change up to it was found
     */
    static ModelDetail of(Gateway gateway, Model model, Instant at, Instant asOf, RowOptions options) {
        return new ModelDetail(
                ModelRow.of(model, options),
                ModelId.owner(model.id()),
                model.id().substring(model.id().indexOf('/') + 1),
                gateway.slug(),
                options.includeHub(),
                at.toString(),
                asOf == null ? null : asOf.toString());
    }
}
