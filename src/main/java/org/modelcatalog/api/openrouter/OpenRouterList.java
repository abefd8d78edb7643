package org.modelcatalog.api.openrouter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.IntFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
        OpenRouterSelection.LeftOut leftOut) {

    /** Paging. */
    @RegisterForReflection
    @Schema(name = "OpenRouterLinks")
    public record Links(
            @Schema(
                    nullable = true,
                    description = "The next page; null on the last",
                    examples = "/api/v1/models?limit=500&offset=500")
            String next) {}

    /**
     * The envelope of a page of rows; {@code data} is filled when it is written.
     *
     * @param next the URL of the page at an offset
     */
    public static OpenRouterList around(OpenRouterSelection selection, Page<Model> page, IntFunction<String> next) {
        return new OpenRouterList(
                List.of(),
                page.total(),
                new Links(page.nextOffset().map(next::apply).orElse(null)),
                selection.leftOut());
    }
}
