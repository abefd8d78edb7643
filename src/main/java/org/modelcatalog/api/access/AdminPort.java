package org.modelcatalog.api.access;

import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.common.vertx.ContextLocals;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.modelcatalog.config.CatalogConfig;

/**
 * The port that the admin routes are on, {@code CATALOG_ADMIN_PORT}. On the management port the very same routes answer,
 * since requests for them are handed over to the public router; on the public port they are then like any route that
 * there is not.
 */
@ApplicationScoped // filters are made before there is a configuration
public class AdminPort {

    private static final String ROUTES = "/v1/catalog/cache";

    /** Marks what comes in by the management port, in the context that every request has of its own. */
    private static final String BY_MANAGEMENT = AdminPort.class.getName();

    private final boolean management;

    AdminPort(CatalogConfig config) {
        management = config.adminPort() == CatalogConfig.Port.MANAGEMENT;
    }

    void open(@Observes ManagementInterface port, Router publicRouter) {
        if (management) {
            port.router().route().handler(route -> {
                if (isAdmin(route.normalizedPath())) {
                    ContextLocals.put(BY_MANAGEMENT, true);
                    publicRouter.handle(new ReadRequest(route.request()));
                } else {
                    route.next();
                }
            });
        }
    }

    /**
     * Hides the routes where they are not, before they are matched: no 405 tells of them either.
     *
     * @throws NotFoundException as for any unknown route
     */
    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    void hide(UriInfo request) {
        // as it is going to be matched, without matrix parameters
        if (management && isAdmin(request.getPath()) && !isHere()) {
            throw new NotFoundException();
        }
    }

    /** Whether the request is for an admin route, on the port that these are on. */
    boolean serves(RoutingContext request) {
        return isAdmin(request.normalizedPath()) && isHere();
    }

    /** Whether the routes are on the management port. */
    public boolean isManagement() {
        return management;
    }

    private boolean isHere() {
        return !management || ContextLocals.get(BY_MANAGEMENT, false);
    }

    /** @param path as it is matched with routes */
    public static boolean isAdmin(String path) {
        return path.equals(ROUTES) || path.startsWith(ROUTES + "/");
    }

    /** The management port reads bodies before it looks for a route, and one of HTTP/2 cannot be paused after that. */
    private static final class ReadRequest extends HttpServerRequestWrapper {

        ReadRequest(HttpServerRequest request) {
            super((HttpServerRequestInternal) request);
        }

        @Override
        public HttpServerRequest pause() {
            return isEnded() ? this : super.pause();
        }

        @Override
        public HttpServerRequest resume() {
            return isEnded() ? this : super.resume();
        }
    }
}
