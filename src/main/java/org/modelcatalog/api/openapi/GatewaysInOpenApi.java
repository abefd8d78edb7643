package org.modelcatalog.api.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.enterprise.inject.spi.CDI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.modelcatalog.catalog.Gateways;

/** Names the gateways there are in the document: which they are is known when the service starts. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class GatewaysInOpenApi implements OASFilter {

    private static final String PARAMETER = "gateway";
    private static final String PLACEHOLDER = "{gateways}";

    private final String gateways = CDI.current().select(Gateways.class).get().allowed();

    @Override
    public Parameter filterParameter(Parameter parameter) {
        return PARAMETER.equals(parameter.getName())
                ? parameter.description(parameter.getDescription() + ". There are: " + gateways)
                : parameter;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Optional.ofNullable(document.getComponents()).map(Components::getResponses).stream()
                .flatMap(responses -> responses.values().stream())
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().getMediaTypes().values().stream())
                .map(MediaType::getExamples)
                .filter(examples -> examples != null)
                .flatMap(examples -> examples.values().stream())
                .forEach(this::fillIn);
    }

    private void fillIn(Example example) {
        if (example.getValue() instanceof Map<?, ?> problem
                && problem.get("detail") instanceof String detail
                && detail.contains(PLACEHOLDER)) {
            Map<Object, Object> filled = new HashMap<>(problem);
            filled.put("detail", detail.replace(PLACEHOLDER, gateways));
            example.setValue(filled);
        }
    }
}
