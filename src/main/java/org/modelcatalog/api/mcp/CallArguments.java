package org.modelcatalog.api.mcp;

import io.quarkiverse.mcp.server.RawMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.api.request.ParameterReader;
import org.modelcatalog.catalog.Gateways;
import org.modelcatalog.source.Gateway;

/**
 * The arguments of a tool call as a query string would have them, so that tools and REST routes share one reading.
 *
 * @param values by name; null in JSON is absent
 */
record CallArguments(Map<String, List<String>> values) {

    /** The most rows of an answer: an assistant reads all of them. */
    static final int MOST = 25;

    static final int USUAL = 10;

    /** @throws ProblemException when an argument is an object, or a list that holds something else than words and numbers */
    static CallArguments of(RawMessage call) {
        var values = new HashMap<String, List<String>>();
        if (call.asJsonObject().getValue("params") instanceof JsonObject params
                && params.getValue("arguments") instanceof JsonObject arguments) {
            arguments.forEach(argument -> {
                if (argument.getValue() != null) {
                    values.put(argument.getKey(), texts(argument.getKey(), argument.getValue()));
                }
            });
        }
        return new CallArguments(values);
    }

    /** The value; null when absent. */
    String value(String name) {
        return values(name).stream().findFirst().orElse(null);
    }

    /** The gateway; all of them when absent. */
    Gateway gateway(Gateways gateways) {
        return gateways.resolve(Objects.requireNonNullElse(value("gateway"), Gateways.ALL));
    }

    /** @throws ProblemException when absent */
    String required(String name) {
        String value = value(name);
        if (value == null) {
            throw ProblemException.badParameter(name, "given", null);
        }
        return value;
    }

    /** Every value, separated by commas or not. */
    List<String> values(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /**
     * The number of rows that the client asks for.
     *
     * @throws ProblemException above {@value #MOST}
     */
    int limit() {
        String limit = value("limit");
        return limit == null
                ? USUAL
                : ParameterReader.integer(
                        "limit", limit, 1, MOST, "an integer from 1 to " + MOST + ", or absent for " + USUAL);
    }

    /** The same with a limit, so that no list is read as a whole. */
    CallArguments limited() {
        var limited = new HashMap<>(values);
        limited.put("limit", List.of(String.valueOf(limit())));
        return new CallArguments(limited);
    }

    private static List<String> texts(String name, Object value) {
        return value instanceof JsonArray list
                ? list.stream().map(element -> text(name, element)).toList()
                : List.of(text(name, value));
    }

    private static String text(String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            // as a client of the REST routes writes it: 1000, not 1E+3 or 1000.0
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        // nested values are not shown: they may be nested too deeply to be written
        String got = value instanceof JsonArray
                ? "a list"
                : value instanceof JsonObject ? "an object" : String.valueOf(value);
        throw ProblemException.badParameter(name, "a text, a number, true, false or a list of these", got);
    }
}
