package org.modelcatalog.api.access;

import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Adds {@code Origin} to {@code Vary} if CORS is enabled. Quarkus does not, so that a browser would reuse one site's
 * response for another.
 */
@Singleton
class VaryHeader {

    /** Before every handler that responds. */
    private static final int PRIORITY = 1000;

    void install(@Observes Filters filters, VertxHttpConfig http) {
        if (http.cors().enabled()) {
            filters.register(
                    route -> {
                        route.addHeadersEndHandler(
                                any -> route.response().headers().add(HttpHeaders.VARY, "Origin"));
                        route.next();
                    },
                    PRIORITY);
        }
    }
}
