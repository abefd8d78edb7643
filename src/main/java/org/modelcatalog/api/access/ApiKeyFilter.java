package org.modelcatalog.api.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.api.problem.ProblemWriter;

/**
 * Rejects requests without an API key if keys are configured. The filter runs before routing, so it covers every route of
 * the public port, of whatever extension, and unknown ones; but after CORS, whose preflights have no key. The
 * documentation below {@code /q} is open; the admin routes have their own token ({@link AdminGate}) on their port
 * ({@link AdminPort}). Probes and metrics are on the management port, which has no such filter.
 */
@Singleton
class ApiKeyFilter {

    /** Where Quarkus authenticates: after CORS, before authorisation and every filter of ours that answers. */
    private static final int PRIORITY = 200;

    private static final String HEADER = "X-API-Key";
    private static final String DOCUMENTATION = "/q/";

    private final ApiKeys keys;
    private final AdminPort admin;
    private final ClientLimits limits;

    ApiKeyFilter(ApiKeys keys, AdminPort admin, ClientLimits limits) {
        this.keys = keys;
        this.admin = admin;
        this.limits = limits;
    }

    void install(@Observes Filters filters) {
        if (keys.configured()) {
            filters.register(this::filter, PRIORITY);
        }
    }

    private void filter(RoutingContext route) {
        try {
            admit(route);
        } catch (ProblemException refused) {
            ProblemWriter.send(route, refused);
            return;
        }
        route.next();
    }

    /**
     * @throws ProblemException when the request has no valid key, or its client has guessed too often
     */
    private void admit(RoutingContext route) {
        if (route.normalizedPath().startsWith(DOCUMENTATION) || admin.serves(route)) {
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
