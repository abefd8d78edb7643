package org.modelcatalog.api.view;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Model;
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

    /** A page of an owner's models. */
    public static DeveloperModels of(Gateway gateway, String developer, Page<Model> page, RowOptions options) {
        return new DeveloperModels(
                developer,
                page.items().stream().map(model -> ModelRow.of(model, options)).toList(),
                page.total(),
                page.items().size(),
                page.offset(),
                page.limit(),
                gateway.slug());
    }
}
