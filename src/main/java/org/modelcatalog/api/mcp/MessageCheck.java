package org.modelcatalog.api.mcp;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;

/**
 * Checks a message before the extension reads it. The extension answers messages of the wrong form with a fault, and some
 * methods that this server does not have with nothing at all.
 *
 * @see <a href="https://www.jsonrpc.org/specification#error_object">JSON-RPC 2.0, error codes</a>
 */
final class MessageCheck {

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;

    /** The methods and the members of their {@code params}. There are only tools; empty lists satisfy clients that ask. */
    private static final Map<String, Map<String, Class<?>>> METHODS = Map.of(
            "initialize",
                    Map.of(
                            "protocolVersion", String.class,
                            "capabilities", JsonObject.class,
                            "clientInfo", JsonObject.class),
            "logging/setLevel", Map.of("level", String.class),
            "ping", Map.of(),
            "prompts/list", Map.of("cursor", String.class),
            "resources/list", Map.of("cursor", String.class),
            "resources/templates/list", Map.of("cursor", String.class),
            "tools/call", Map.of("name", String.class, "arguments", JsonObject.class),
            "tools/list", Map.of("cursor", String.class));

    private static final Set<String> OPTIONAL = Set.of("arguments", "cursor");

    private static final String META = "_meta";
    private static final int LONGEST_NAME = 128;

    private MessageCheck() {}

    /** Returns the error that answers a request; null = the extension can read it. */
    static JsonObject error(JsonObject request) {
        Object id = request.getValue("id");
        if (!(id instanceof String || id instanceof Number)) {
            return error(null, INVALID_REQUEST, "id must be a string or a number");
        }
        if (!(request.getValue("method") instanceof String method)) {
            return error(id, INVALID_REQUEST, "method must be a string");
        }
        Map<String, Class<?>> members = METHODS.get(method);
        if (members == null) {
            return error(id, METHOD_NOT_FOUND, "Unsupported method: " + shortened(method));
        }
        Object params = request.getValue("params");
        if (params != null && !(params instanceof JsonObject)) {
            return error(id, INVALID_PARAMS, "params must be an object");
        }
        String wrong = wrongMember(params == null ? new JsonObject() : (JsonObject) params, members);
        return wrong == null ? null : error(id, INVALID_PARAMS, wrong);
    }

    /**
     * An answer of JSON-RPC that refuses a message.
     *
     * @param id of the request; null = none could be read
     */
    static JsonObject error(Object id, int code, String message) {
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", id)
                .put("error", new JsonObject().put("code", code).put("message", message));
    }

    private static String wrongMember(JsonObject params, Map<String, Class<?>> members) {
        Object meta = params.getValue(META);
        if (meta != null && !(meta instanceof JsonObject)) {
            return "params._meta must be an object";
        }
        for (Map.Entry<String, Class<?>> member : members.entrySet()) {
            Object value = params.getValue(member.getKey());
            boolean absent = value == null && OPTIONAL.contains(member.getKey());
            if (!absent && !member.getValue().isInstance(value)) {
                return "params." + member.getKey() + " must be "
                        + (member.getValue() == String.class ? "a string" : "an object");
            }
        }
        return null;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
