package org.modelcatalog.api.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Answers what the routes of the API do not get: requests that fail before them, such as those with too large a body, faults
 * of extensions, and {@code OPTIONS}. The framework answers these with an empty body.
 */
@Singleton
class UnroutedRequests {

    /** Behind keys and gates, before every route. */
    private static final int BEFORE_ROUTES = -1;

    /** Failures pass the routes from the first one on; a route may have a handler of its own before this one. */
    private static final int AHEAD_OF_THE_FRAMEWORK = Integer.MIN_VALUE + 1;

    /** Operators' routes. A port may hide them, and only their own filter knows whether it does. */
    private static final String OPERATORS_ROUTES = "/v1/catalog/cache";

    void install(@Observes Router router) {
        router.route().order(BEFORE_ROUTES).method(HttpMethod.OPTIONS).handler(UnroutedRequests::sendMethods);
        router.route().order(AHEAD_OF_THE_FRAMEWORK).failureHandler(UnroutedRequests::sendProblem);
    }

    private static void sendMethods(RoutingContext route) {
        if (route.normalizedPath().startsWith(OPERATORS_ROUTES)) {
            route.next();
            return;
        }
        route.response()
                .setStatusCode(204)
                .putHeader(HttpHeaders.ALLOW, AllowedMethods.of(route.request().path()) + ", OPTIONS")
                .end();
    }

    private static void sendProblem(RoutingContext route) {
        if (route.response().headWritten()) {
            route.next();
            return;
        }
        ProblemWriter.send(route, ProblemRules.of(route.statusCode(), route.failure()));
    }
}
