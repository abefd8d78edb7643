package org.modelcatalog.api.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** What a client sends to be let in (RFC 6750, 2.1). */
final class BearerToken {

    /** {@code WWW-Authenticate} of an answer to a request without a token (RFC 6750, 3). */
    static final String CHALLENGE = "Bearer realm=\"model-catalog\"";

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** Empty when there is no such header, or one of another scheme. */
    static Optional<String> of(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
