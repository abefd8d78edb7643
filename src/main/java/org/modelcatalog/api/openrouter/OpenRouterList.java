package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.request.IgnoredParameters;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Page;

/** A page of the catalog in OpenRouter's format. */
@RegisterForReflection
@Schema(name = "OpenRouterList")
public record OpenRouterList(
        List<OpenRouterModel> data,

        @Schema(description = "After filters, before paging")
        int totalCount,

        Links links,
        OpenRouterSelection.LeftOut leftOut,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(
                description = "Parameters of the query string that the route does not know, or that the catalog has no"
                        + " data for, at most 20. Left out if none",
                examples = "category")
        List<String> ignoredParameters) {

    /** Paging. */
    @RegisterForReflection
    @Schema(name = "OpenRouterLinks")
    public record Links(
            @Schema(
                    nullable = true,
                    description = "The next page; null on the last",
                    examples = "/api/v1/models?limit=500&offset=500")
            String next) {}

    /** The envelope of a page of rows; {@code data} is filled when it is written. */
    static OpenRouterList around(
            OpenRouterSelection selection, Page<Model> page, NextPage next, IgnoredParameters ignored) {
        return new OpenRouterList(
                List.of(),
                page.total(),
                new Links(page.nextOffset().map(next::from).orElse(null)),
                selection.leftOut(),
                ignored.names());
    }
}
