package org.modelcatalog.api.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An error as OpenAI's SDKs read it; they show {@code message}, and compare {@code type} and {@code code} with OpenAI's
 * words.
 *
 * @param code null = the type says it all
 * @param param the parameter that is wrong; null = none is
 */
@RegisterForReflection
@Schema(name = "OpenAiError", description = "An error as OpenAI's SDKs read it")
record OpenAiError(
        @Schema(
                description = "The problem's `detail`",
                examples = "limit must be an integer from 1 to 1000, or absent for all; got \"0\"")
        String message,

        @Schema(examples = "invalid_request_error") String type,

        @Schema(nullable = true, examples = "invalid_value") String code,

        @Schema(nullable = true, description = "The parameter that is wrong", examples = "limit")
        String param) {

    static OpenAiError of(ProblemException problem) {
        return new OpenAiError(problem.getMessage(), type(problem.status()), problem.code(), problem.param());
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }
}
