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
 * Lets only those in who have a key, where there are keys. It comes before everything else, unknown routes included; not
 * before CORS, whose preflight has no key. The documentation below {@code /q} is open, the admin routes have a token of
 * their own ({@link AdminGate}) on the port they are on ({@link AdminPort}).
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
     * @throws ProblemException when the request has no key or only wrong ones, or its client has guessed too often
     */
    @ServerRequestFilter(preMatching = true, nonBlocking = true, priority = Priorities.AUTHENTICATION)
    void admit(RoutingContext route) {
        if (!keys.configured() || admin.serves(route)) {
            return;
        }
        HttpServerRequest request = route.request();
        // Either: a proxy on the way may have an Authorization of its own.
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

    /** A wrong key is 401 as well, as RFC 6750, 3.1 defines it and clients of OpenAI's API expect it. */
    private static ProblemException unauthorized(String detail, String challenge) {
        return new ProblemException(401, detail).header(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
}
