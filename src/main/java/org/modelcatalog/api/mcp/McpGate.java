package org.modelcatalog.api.mcp;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.util.regex.Pattern;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.api.problem.ProblemRules;
import org.modelcatalog.api.problem.ProblemWriter;
import org.modelcatalog.config.CatalogConfig;

/**
 * Guards the route of the MCP server. Clients post messages to one path and get one answer each: there are no sessions, so
 * every instance answers every client, and no streams.
 */
@Singleton
class McpGate {

    /** As {@code quarkus.mcp.server.http.root-path}. */
    static final String PATH = "/mcp";

    /** After API keys, and after kept answers, which need no gate. */
    private static final int PRIORITY = 40;

    private static final int PRIORITY_WITH_BODY = PRIORITY - 1;

    /** As {@code quarkus.http.limits.max-body-size}, which holds only for bodies that state their length. */
    private static final long LONGEST = 64 << 10;

    private static final String SESSION = "Mcp-Session-Id";

    /** A page of this machine; any other name could be one that an attacker's DNS points to this machine. */
    private static final Pattern LOCAL = Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

    private final BodyHandler body = BodyHandler.create(false).setBodyLimit(LONGEST);
    private final boolean enabled;

    McpGate(CatalogConfig config) {
        enabled = config.mcp();
    }

    void install(@Observes Filters filters) {
        filters.register(this::filter, PRIORITY);
        filters.register(McpGate::filterMessage, PRIORITY_WITH_BODY);
    }

    private void filter(RoutingContext route) {
        String path = route.normalizedPath();
        if (path.equals(PATH) || path.startsWith(PATH + "/")) {
            try {
                admit(route, path);
            } catch (ProblemException refused) {
                ProblemWriter.send(route, refused);
                return;
            }
            // the extension has sessions, which one instance alone would know
            route.request().headers().remove(SESSION);
            route.addHeadersEndHandler(any -> route.response().headers().remove(SESSION));
            body.handle(route);
        } else {
            route.next();
        }
    }

    /** Answers what is no single request. */
    private static void filterMessage(RoutingContext route) {
        Object message = route.body() == null ? null : message(route.body().buffer());
        if (message instanceof JsonArray) {
            // a short batch could ask for a huge answer, and MCP has none since 2025-06-18
            ProblemWriter.send(route, new ProblemException(400, "Send one message per request; there are no batches"));
        } else if (message instanceof JsonObject notification
                && notification.containsKey("method")
                && !notification.containsKey("id")) {
            // nothing to note without a session; the extension would answer those of sessions with an error
            route.response().setStatusCode(202).end();
        } else {
            route.next();
        }
    }

    /** Null when it is no JSON, which the extension answers. */
    private static Object message(Buffer body) {
        try {
            return body == null ? null : Json.decodeValue(body);
        } catch (DecodeException notJson) {
            return null;
        }
    }

    /** @throws ProblemException for what is no message of an allowed client */
    private void admit(RoutingContext route, String path) {
        HttpServerRequest request = route.request();
        // below the path the extension serves a transport with streams, which MCP has replaced
        if (!enabled || path.length() > PATH.length() + 1) {
            throw ProblemRules.of(new NotFoundException());
        }
        if (!isFromAllowedOrigin(route)) {
            throw new ProblemException(
                    403, "Pages of this origin may not use the tools; CORS settings name those that may");
        }
        if (request.method() != HttpMethod.POST) {
            throw new ProblemException(405, "Post messages here; there are no streams and no sessions")
                    .header(HttpHeaders.ALLOW.toString(), HttpMethod.POST.name());
        }
    }

    private static boolean isFromAllowedOrigin(RoutingContext route) {
        String origin = route.request().getHeader(HttpHeaders.ORIGIN);
        return origin == null
                // the CORS filter has decided already
                || route.response().headers().contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)
                || LOCAL.matcher(origin).matches()
                        && origin.endsWith("//" + route.request().getHeader(HttpHeaders.HOST));
    }
}
