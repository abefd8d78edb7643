package org.modelcatalog.api.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;

/** Answers a request with a problem before any route gets it. */
public final class ProblemWriter {

    private ProblemWriter() {}

    /** Ends the response. */
    public static void send(RoutingContext route, ProblemException problem) {
        String path = route.request().path();
        HttpServerResponse response = route.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.mediaType(path))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.headers().forEach((name, value) -> response.putHeader(name, value.toString()));
        // a filter sees the request paused; without its end the connection would wait for it
        route.request().resume();
        response.end(Json.encodeToBuffer(Problem.of(problem, null, path)));
    }
}
