package org.modelcatalog.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Requests that no route ever sees, because their path or query cannot be decoded. The HTTP server would answer them
 * with an empty 400.
 */
@Singleton
class MalformedRequests {

    void register(@Observes Router router) {
        router.errorHandler(400, MalformedRequests::answer);
    }

    private static void answer(RoutingContext request) {
        var problem = new Problem(
                "about:blank",
                "Bad Request",
                400,
                "The path and the query must be percent-encoded UTF-8; a '%' stands before two hexadecimal digits",
                "");
        request.response()
                .setStatusCode(400)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.encodeToBuffer(problem));
    }
}
