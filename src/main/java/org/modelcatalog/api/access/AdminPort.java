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
 * The port of the admin routes, {@code CATALOG_ADMIN_PORT}. If this is the management port, it forwards their requests to
 * the public router, so that the same routes respond; on the public port they are then unknown routes.
 */
@ApplicationScoped // Quarkus creates filters before the configuration
public class AdminPort {

    private static final String ROUTES = "/v1/catalog/cache";

    /** Marks requests from the management port in their own duplicated context. */
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
     * Hides the routes on the other port before matching, so that no 405 reveals them.
     *
     * @throws NotFoundException as for any unknown route
     */
    @ServerRequestFilter(preMatching = true, nonBlocking = true)
    void hide(UriInfo request) {
        // the path that is matched, without matrix parameters
        if (management && isAdmin(request.getPath()) && !isHere()) {
            throw new NotFoundException();
        }
    }

    /** Whether the request is for an admin route and came in on their port. */
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

    /** @param path the path that is matched with routes */
    public static boolean isAdmin(String path) {
        return path.equals(ROUTES) || path.startsWith(ROUTES + "/");
    }

    /** The management port reads bodies before routing, and a completely read HTTP/2 request cannot be paused. */
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
