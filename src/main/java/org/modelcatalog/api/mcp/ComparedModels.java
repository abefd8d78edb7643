package org.modelcatalog.api.mcp;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.modelcatalog.api.catalog.ModelRow;
import org.modelcatalog.catalog.ServedModel;
import org.modelcatalog.source.Gateway;

/**
 * Models side by side.
 *
 * @param data rows in the order of the request
 * @param timestamps when the data of each was fetched from upstream, ISO-8601 UTC
 */
@RegisterForReflection
record ComparedModels(List<ModelRow> data, int total, String gateway, List<String> timestamps) {

    /** The envelope of these models; {@code data} is filled when it is written. */
    static ComparedModels around(Gateway gateway, List<ServedModel> models) {
        return new ComparedModels(
                List.of(),
                models.size(),
                gateway.slug(),
                models.stream().map(model -> model.fetchedAt().toString()).toList());
    }
}
