package org.modelcatalog.api.view;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.query.Page;
import org.modelcatalog.source.Gateway;

/** Models of one owner. */
@RegisterForReflection
@Schema(name = "DeveloperModels")
public record DeveloperModels(
        @Schema(examples = "acme-ai") String developer,

        List<ModelRow> models,

        @Schema(description = "Before paging") int total,

        @Schema(description = "On this page") int count,

        int offset,

        @Schema(nullable = true, description = "null = all") Integer limit,

        String gateway) {

    /** Around the rows of a page, which are put into {@code models} when it is written. */
    public static DeveloperModels around(Gateway gateway, String developer, Page<?> page) {
        return new DeveloperModels(
                developer, List.of(), page.total(), page.items().size(), page.offset(), page.limit(), gateway.slug());
    }
}
