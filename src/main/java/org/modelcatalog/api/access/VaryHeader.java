package org.modelcatalog.api.access;

import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Adds to {@code Vary} what answers depend on as configured: on {@code Origin} under CORS, which Quarkus does not say, so
 * that a browser would give one site the answer that was made for another.
 */
@Singleton
class VaryHeader {

    /** Before anything that answers. */
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
