package org.modelcatalog.api.openrouter;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.api.request.FilterParameters;
import org.modelcatalog.api.request.ParameterReader;
import org.modelcatalog.catalog.Gateways;

/** The parameters of routes about one model. */
public class OpenRouterModelParameters {

    @RestPath
    @Parameter(
            description =
                    "`author/slug`: any id of the model, an alias, or an id with a routing suffix such as `:nitro`; `%2F`"
                            + " for the slash is accepted too",
            example = "acme-ai/Aurora-7B-Instruct",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    String id;

    @RestQuery
    @DefaultValue(Gateways.ALL)
    @Parameter(description = FilterParameters.GATEWAY, example = "all")
    String gateway;

    @RestQuery("include_unpriced")
    @Parameter(
            description = OpenRouterParameters.INCLUDE_UNPRICED,
            example = "true",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    String includeUnpriced;

    /** @throws ProblemException when it cannot be an id */
    String id() {
        return ParameterReader.modelId(id, false);
    }

    /** @throws ProblemException when it is neither true nor false */
    boolean includeUnpriced() {
        return ParameterReader.bool("include_unpriced", includeUnpriced, false);
    }
}
