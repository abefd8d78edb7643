package org.modelcatalog.api.mcp;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;

/** Answers the messages behind {@link McpGate} that are no request which the extension can read. */
@Singleton
class MessageFilter {

    private static final int BEHIND_THE_GATE = McpGate.PRIORITY - 1;

    private static final String NO_OBJECT = "The body must be one JSON object";

    void install(@Observes Filters filters) {
        filters.register(MessageFilter::filter, BEHIND_THE_GATE);
    }

    void install(@Observes Router router) {
        router.route(McpGate.PATH + "*").order(Integer.MIN_VALUE).failureHandler(MessageFilter::refuseMalformed);
    }

    /** The extension fails this way when it reads a message; failures of tools it answers itself. */
    private static void refuseMalformed(RoutingContext route) {
        Throwable failure = route.failure();
        if (failure instanceof ClassCastException || failure instanceof IllegalArgumentException) {
            // checked before: it is an object with an id
            Object id = route.body().asJsonObject().getValue("id");
            send(
                    route,
                    200,
                    MessageCheck.error(id, MessageCheck.INVALID_PARAMS, "params must have the form MCP defines"));
        } else {
            route.next();
        }
    }

    private static void filter(RoutingContext route) {
        if (!McpGate.guards(route)) {
            route.next();
            return;
        }
        Object message;
        try {
            message =
                    Json.decodeValue(Objects.requireNonNullElseGet(route.body().buffer(), Buffer::buffer));
        } catch (DecodeException notJson) {
            refuse(route, MessageCheck.PARSE_ERROR, NO_OBJECT);
            return;
        }
        if (message instanceof JsonObject object) {
            answer(route, object);
        } else if (message instanceof JsonArray) {
            // a short batch could ask for a huge answer, and MCP has none since 2025-06-18
            refuse(route, MessageCheck.INVALID_REQUEST, "Send one message per request; there are no batches");
        } else {
            refuse(route, MessageCheck.INVALID_REQUEST, NO_OBJECT);
        }
    }

    private static void answer(RoutingContext route, JsonObject message) {
        if (expectsNoAnswer(message)) {
            // nothing to note without a session; the extension would answer those of sessions with an error
            route.response().setStatusCode(202).end();
            return;
        }
        JsonObject error = MessageCheck.error(message);
        if (error == null) {
            route.next();
        } else {
            send(route, 200, error);
        }
    }

    /** Whether it is a notification, or the answer to a request, which this server never sends. */
    private static boolean expectsNoAnswer(JsonObject message) {
        return message.containsKey("method")
                ? !message.containsKey("id")
                : message.containsKey("result") || message.containsKey("error");
    }

    /** Answers what is no message: 400, as MCP's transport asks for. */
    private static void refuse(RoutingContext route, int code, String detail) {
        send(route, 400, MessageCheck.error(null, code, detail));
    }

    private static void send(RoutingContext route, int status, JsonObject answer) {
        route.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(answer.toBuffer());
    }
}
