package org.modelcatalog.api.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** The bearer token of a request (RFC 6750, 2.1). */
final class BearerToken {

    /** {@code WWW-Authenticate} of the response to a request without a token (RFC 6750, 3). */
    static final String CHALLENGE = "Bearer realm=\"model-catalog\"";

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** Empty without an {@code Authorization} header of this scheme. */
    static Optional<String> of(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
