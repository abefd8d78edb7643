package org.modelcatalog.api.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.modelcatalog.api.access.AdminPort;
import org.modelcatalog.api.admin.AdminResource;

/** The document tells of the routes on the public port: not of the admin routes where these are on the other one. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class AdminInOpenApi implements OASFilter {

    private final boolean elsewhere =
            CDI.current().select(AdminPort.class).get().isManagement();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (elsewhere) {
            List.copyOf(document.getPaths().getPathItems().keySet()).stream()
                    .filter(AdminPort::isAdmin)
                    .forEach(document.getPaths()::removePathItem);
            document.setTags(document.getTags().stream()
                    .filter(tag -> !tag.getName().equals(AdminResource.TAG))
                    .toList());
            document.getComponents().removeSecurityScheme("admin");
        }
    }
}
