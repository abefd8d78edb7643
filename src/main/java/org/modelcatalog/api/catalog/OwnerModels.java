package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.query.Page;

/** Models of one owner. */
@RegisterForReflection
@Schema(name = "DeveloperModels")
public record OwnerModels(
        @Schema(examples = "acme-ai") String developer,

        List<ModelRow> models,

        @Schema(description = "Before paging") int total,

        @Schema(description = "On this page") int count,

        int offset,

        @Schema(nullable = true, description = "null = all") Integer limit,

        String gateway,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "Parameters of the query string that the route does not know. Left out if none")
        List<String> ignoredParameters) {

    /** The envelope of a page of rows; {@code models} is filled when it is written. */
    public static OwnerModels around(ListQuery query, String developer, Page<?> page) {
        return new OwnerModels(
                developer,
                List.of(),
                page.total(),
                page.items().size(),
                page.offset(),
                page.limit(),
                query.gateway().slug(),
                query.ignored().names());
    }
}
