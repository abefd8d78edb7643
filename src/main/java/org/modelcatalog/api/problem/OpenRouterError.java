package org.modelcatalog.api.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error as OpenRouter's SDK reads it: it knows an error only as {@code application/json} with an integer {@code code}.
 *
 * @param code the status
 */
@RegisterForReflection
@Schema(name = "OpenRouterError", description = "An error as OpenRouter's SDK reads it")
record OpenRouterError(
        @Schema(examples = "400") int code,

        @Schema(description = "The problem's `detail`") String message) {

    private static final String ROUTES = "/api/v1/";

    /** Whether a path is one of OpenRouter's API; null = unknown. */
    static boolean isFor(String path) {
        return path != null && path.startsWith(ROUTES);
    }

    static OpenRouterError of(ProblemException problem) {
        return new OpenRouterError(problem.status(), problem.getMessage());
    }
}
