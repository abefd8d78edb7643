package org.modelcatalog.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets only those in who have a key, where there are keys. It comes before everything else, unknown routes included; not
 * before CORS, whose preflight has no key. The documentation below {@code /q} is open, the admin routes have a token of
 * their own ({@link AdminGate}).
 */
class ApiKeyFilter {

    private static final String HEADER = "X-API-Key";
    private static final String ADMIN = "/v1/catalog/cache";

    private final ApiKeys keys;
    private final ClientLimits limits;

    ApiKeyFilter(ApiKeys keys, ClientLimits limits) {
        this.keys = keys;
        this.limits = limits;
    }

    /**
     * @throws ApiKeyException when the request has no key, or only wrong ones
     * @throws TooManyRequestsException when its client has guessed too often
     */
    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    void admit(RoutingContext route) {
        if (!keys.configured() || isAdmin(route.normalizedPath())) {
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

    /** @param path as it is matched with routes */
    private static boolean isAdmin(String path) {
        return path.equals(ADMIN) || path.startsWith(ADMIN + "/");
    }
}
