package org.modelcatalog.api.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type {@code about:blank}: the title says what the status says
 * @param detail always a string, for people: what to change
 * @param instance path of the request
 */
@RegisterForReflection
@Schema(description = "RFC 9457 problem details")
public record Problem(
        @Schema(examples = "about:blank") String type,
        @Schema(examples = "Bad Request") String title,
        @Schema(examples = "400") int status,

        @Schema(examples = "limit must be an integer from 1 to 1000, or absent for all; got \"0\"")
        String detail,

        @Schema(examples = "/v1/catalog/models") String instance) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int MAX_INSTANCE = 200;

    static ResponseBuilder<Problem> response(int status, String detail, UriInfo request) {
        Status known = Status.fromStatusCode(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        String path = request.getRequestUri().getRawPath();
        String instance = path.length() > MAX_INSTANCE ? path.substring(0, MAX_INSTANCE) : path;
        return ResponseBuilder.<Problem>create(status)
                .entity(new Problem("about:blank", title, status, detail, instance))
                .type(MediaType.valueOf(MEDIA_TYPE))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    static RestResponse<Problem> of(int status, String detail, UriInfo request) {
        return response(status, detail, request).build();
    }
}
