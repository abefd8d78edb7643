package org.modelcatalog.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error as OpenRouter's SDK reads it: it knows an error only as {@code application/json} with an integer {@code code}.
 *
 * @param code the status
 * @param metadata the replacement of a model that is gone, where OpenRouter's clients look for it; null = none is known
 */
@RegisterForReflection
@Schema(name = "OpenRouterError", description = "An error as OpenRouter's SDK reads it")
record OpenRouterError(
        @Schema(examples = "400") int code,

        @Schema(description = "The problem's `detail`") String message,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "`replacement`: what is recommended in place of a model that is gone; left out if unknown")
        Map<String, String> metadata) {

    private static final String ROUTES = "/api/v1/";

    /** Whether a path is one of OpenRouter's API; null = unknown. */
    static boolean isFor(String path) {
        return path != null && path.startsWith(ROUTES);
    }

    static OpenRouterError of(ProblemException problem) {
        return new OpenRouterError(
                problem.status(),
                problem.getMessage(),
                problem.replacement() == null ? null : Map.of("replacement", problem.replacement()));
    }
}
