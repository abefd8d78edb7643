package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.query.Page;
import org.modelcatalog.source.Gateway;

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

        String gateway) {

    /** The envelope of a page of rows; {@code models} is filled when it is written. */
    public static OwnerModels around(Gateway gateway, String developer, Page<?> page) {
        return new OwnerModels(
                developer, List.of(), page.total(), page.items().size(), page.offset(), page.limit(), gateway.slug());
    }
}
