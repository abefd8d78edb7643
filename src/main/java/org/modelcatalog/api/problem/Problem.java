package org.modelcatalog.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse.Status;

/**
 * An error as RFC 9457 defines it.
 *
 * @param type {@code about:blank}: the title says what the status says
 * @param detail always a string, for people: what to change
 * @param instance path of the request
 * @param error what SDKs of other APIs read: {@link OpenAiError}, {@link OpenRouterError}, or a text for the Hub's
 * @param reason why an upstream gave nothing; null where no upstream is the cause
 * @param lastSeen when the list last had a model that has left it, ISO-8601; null for every other error
 * @param replacement id of the model that a source recommends instead; null = unknown
 * @param beginning the first moment that the log of changes tells of, ISO-8601; null for every other error
 */
@RegisterForReflection
@Schema(description = "RFC 9457 problem details")
public record Problem(
        @Schema(examples = "about:blank") String type,
        @Schema(examples = "Bad Request") String title,
        @Schema(examples = "400") int status,

        @Schema(examples = "limit must be an integer from 1 to 1000, or absent for all; got \"0\"")
        String detail,

        @Schema(examples = "/v1/catalog/models") String instance,

        @Schema(
                description =
                        "The same for SDKs of other APIs: in OpenAI's form, below `/api/v1/` in OpenRouter's, below"
                                + " `/api/models` a text as the Hub's",
                implementation = OpenAiError.class)
        Object error,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "Why the upstream gave nothing, such as dns, refused, tls, timeout, status, quota,"
                        + " malformed or not_configured; left out where no upstream is the cause",
                examples = "timeout")
        String reason,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonProperty("last_seen")
        @Schema(
                description = "When the list last had a model that has left it, ISO-8601 UTC; left out of other errors",
                examples = "2026-01-15T09:30:00Z")
        String lastSeen,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "The model that a source recommends in place of one that is gone; left out if unknown",
                examples = "acme-ai/Aurora-8B-Instruct")
        String replacement,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "The first moment that the log of changes tells of, ISO-8601 UTC, where a time is before"
                        + " it; left out of other errors",
                examples = "2026-08-20T06:00:00Z")
        String beginning) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Pattern HUB = Pattern.compile("^/api/(models|datasets|spaces|whoami-v2)(/|$)");
    private static final int MAX_INSTANCE = 200;

    /** The media type of errors of a route. */
    static String mediaType(String path) {
        return OpenRouterError.isFor(path) || isOfHub(path) ? MediaType.APPLICATION_JSON : MEDIA_TYPE;
    }

    /** Whether the Hub's own clients read it: a text, as JSON. */
    private static boolean isOfHub(String path) {
        return path != null && HUB.matcher(path).find();
    }

    private static Object error(ProblemException problem, String path) {
        if (isOfHub(path)) {
            return problem.getMessage();
        }
        return OpenRouterError.isFor(path) ? OpenRouterError.of(problem) : OpenAiError.of(problem);
    }

    /**
     * @param reason null where no upstream is the cause
     * @param path of the request, as it came; null = unknown
     */
    static Problem of(ProblemException problem, String reason, String path) {
        Status known = Status.fromStatusCode(problem.status());
        String title = known == null ? "Error" : known.getReasonPhrase();
        String instance = path == null || path.length() <= MAX_INSTANCE ? path : path.substring(0, MAX_INSTANCE);
        return new Problem(
                "about:blank",
                title,
                problem.status(),
                problem.getMessage(),
                instance,
                error(problem, path),
                reason,
                problem.lastSeen(),
                problem.replacement(),
                problem.beginning());
    }
}
