package org.modelcatalog.api.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.enterprise.inject.spi.CDI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.modelcatalog.api.access.AdminPort;
import org.modelcatalog.api.admin.AdminResource;
import org.modelcatalog.catalog.Gateways;

/** Adapts the document to the configuration: lists the gateways, and omits the admin routes if they have another port. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ConfigurationInOpenApi implements OASFilter {

    private static final String PLACEHOLDER = "{gateways}";

    private final String gateways = CDI.current().select(Gateways.class).get().allowed();
    private final boolean adminElsewhere =
            CDI.current().select(AdminPort.class).get().isManagement();

    @Override
    public Parameter filterParameter(Parameter parameter) {
        return "gateway".equals(parameter.getName())
                ? parameter.description(parameter.getDescription() + ". Gateways: " + gateways)
                : parameter;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().getResponses().values().stream()
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().getMediaTypes().values().stream())
                .map(MediaType::getExamples)
                .filter(Objects::nonNull)
                .flatMap(examples -> examples.values().stream())
                .forEach(this::fillIn);
        if (adminElsewhere) {
            List.copyOf(document.getPaths().getPathItems().keySet()).stream()
                    .filter(AdminPort::isAdmin)
                    .forEach(document.getPaths()::removePathItem);
            document.setTags(document.getTags().stream()
                    .filter(tag -> !tag.getName().equals(AdminResource.TAG))
                    .toList());
            document.getComponents().removeSecurityScheme("admin");
        }
    }

    private void fillIn(Example example) {
        if (example.getValue() instanceof Map<?, ?> problem
                && problem.get("detail") instanceof String detail
                && detail.contains(PLACEHOLDER)) {
            example.setValue(filled(problem));
        }
    }

    /** The same text is in the problem's {@code detail} and in its {@code error}. */
    private Map<Object, Object> filled(Map<?, ?> problem) {
        var filled = new HashMap<Object, Object>(problem);
        filled.replaceAll((member, value) -> value instanceof Map<?, ?> error
                ? filled(error)
                : value instanceof String text ? text.replace(PLACEHOLDER, gateways) : value);
        return filled;
    }
}
