package org.modelcatalog.api.access;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.modelcatalog.api.problem.ProblemException;

/**
 * Rejects requests without an API key if keys are configured. The filter runs before routing, so it covers unknown
 * routes, but after CORS, whose preflights have no key. The documentation below {@code /q} is open; the admin routes have
 * their own token ({@link AdminGate}) on their port ({@link AdminPort}).
 */
class ApiKeyFilter {

    private static final String HEADER = "X-API-Key";

    private final ApiKeys keys;
    private final AdminPort admin;
    private final ClientLimits limits;

    ApiKeyFilter(ApiKeys keys, AdminPort admin, ClientLimits limits) {
        this.keys = keys;
        this.admin = admin;
        this.limits = limits;
    }

    /**
     * @throws ProblemException when the request has no valid key, or its client has guessed too often
     */
    @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = Priorities.AUTHENTICATION)
    void admit(RoutingContext route) {
        if (!keys.configured() || admin.serves(route)) {
            return;
        }
        HttpServerRequest request = route.request();
        // either header may hold the key: a proxy on the way may use Authorization for itself
        List<String> given = Stream.concat(
                        BearerToken.of(request).stream(), Stream.ofNullable(request.getHeader(HEADER)))
                .toList();
        if (given.isEmpty()) {
            throw unauthorized("Send an API key: Authorization: Bearer …, or X-API-Key: …", BearerToken.CHALLENGE);
        }
        if (given.stream().noneMatch(keys::contain)) {
            limits.spend(request.remoteAddress(), "api-key");
            throw unauthorized(
                    "This is not an API key of this catalog", BearerToken.CHALLENGE + ", error=\"invalid_token\"");
        }
    }

    /** A wrong key is 401, too, as RFC 6750, 3.1 defines and clients of OpenAI's API expect. */
    private static ProblemException unauthorized(String detail, String challenge) {
        return new ProblemException(401, detail, "invalid_api_key").header(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
}
