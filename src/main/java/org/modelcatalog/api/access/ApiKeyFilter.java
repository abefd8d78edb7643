package org.modelcatalog.api.access;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.modelcatalog.api.problem.ApiKeyException;
import org.modelcatalog.api.problem.TooManyRequestsException;

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
     * @throws ApiKeyException when the request has no key, or only wrong ones
     * @throws TooManyRequestsException when its client has guessed too often
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
            throw ApiKeyException.withoutKey();
        }
        if (given.stream().noneMatch(keys::contain)) {
            limits.spend(request.remoteAddress(), "api-key");
            throw ApiKeyException.withWrongKey();
        }
    }
}
