package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.IntFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.Page;

/** The catalog, or a page of it, as OpenRouter's clients read it. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "OpenRouterList")
public record OpenRouterList(
        List<OpenRouterModel> data,

        @Schema(description = "After filters, before paging")
        int totalCount,

        Links links,
        OpenRouterSelection.LeftOut leftOut) {

    /** Where to go on. */
    @RegisterForReflection
    @Schema(name = "OpenRouterLinks")
    public record Links(
            @Schema(
                    nullable = true,
                    description = "The next page; null on the last",
                    examples = "/api/v1/models?limit=500&offset=500")
            String next) {}

    /**
     * Around the rows of a page of what can be shown, which are put into {@code data} when it is written.
     *
     * @param next the URL of the page that begins at an offset
     */
    public static OpenRouterList around(OpenRouterSelection selection, Page<Model> page, IntFunction<String> next) {
        return new OpenRouterList(
                List.of(),
                page.total(),
                new Links(page.nextOffset().map(next::apply).orElse(null)),
                selection.leftOut());
    }
}
