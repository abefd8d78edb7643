package org.modelcatalog.api.mcp;

import io.quarkiverse.mcp.server.runtime.McpMessageHandler;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    static final int PRIORITY = 40;

    /** As {@code quarkus.http.limits.max-body-size}, which holds only for bodies that state their length. */
    private static final long LONGEST = 64 << 10;

    private static final String SESSION = "Mcp-Session-Id";
    private static final String VERSION = "MCP-Protocol-Version";
    private static final List<String> VERSIONS = McpMessageHandler.SUPPORTED_PROTOCOL_VERSIONS;
    private static final String ACCEPTED = "application/json, text/event-stream";

    /** A page of this machine; any other name could be one that an attacker's DNS points to this machine. */
    private static final Pattern LOCAL = Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

    private final BodyHandler body = BodyHandler.create(false).setBodyLimit(LONGEST);
    private final boolean enabled;

    McpGate(CatalogConfig config) {
        enabled = config.mcp();
    }

    void install(@Observes Filters filters) {
        filters.register(this::filter, PRIORITY);
    }

    /** Whether a request is one for the MCP server. */
    static boolean guards(RoutingContext route) {
        String path = route.normalizedPath();
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    private void filter(RoutingContext route) {
        if (guards(route)) {
            try {
                admit(route, route.normalizedPath());
            } catch (ProblemException refused) {
                ProblemWriter.send(route, refused);
                return;
            }
            // the extension insists on both
            route.request().headers().set(HttpHeaders.ACCEPT, ACCEPTED);
            // the extension has sessions, which one instance alone would know
            route.request().headers().remove(SESSION);
            route.addHeadersEndHandler(any -> route.response().headers().remove(SESSION));
            body.handle(route);
        } else {
            route.next();
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
        if (!acceptsJson(request.getHeader(HttpHeaders.ACCEPT))) {
            throw new ProblemException(406, "Answers are application/json; send Accept: " + ACCEPTED);
        }
        String version = request.getHeader(VERSION);
        if (version != null && !VERSIONS.contains(version)) {
            throw ProblemException.badParameter(VERSION, "one of: " + String.join(", ", VERSIONS), version);
        }
    }

    /** Clients have to accept a stream as well, but there are none, so JSON is enough. */
    private static boolean acceptsJson(String accept) {
        return accept == null
                || accept.isBlank()
                || Stream.of("application/json", "application/*", "*/*")
                        .anyMatch(accept.toLowerCase(Locale.ROOT)::contains);
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
