package org.modelcatalog.api.answer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelcatalog.model.Model;

/**
 * Models as comma-separated values (RFC 4180): a line of names, then one line for each model. An unknown value is an empty
 * cell; the values of a list are separated by {@code |}.
 *
 * @param columns in order
 */
public record CsvTable(List<Column> columns) {

    /** The media type. */
    public static final String TYPE = "text/csv;charset=UTF-8;header=present";

    private static final String NEW_LINE = "\r\n";
    private static final Pattern TO_QUOTE = Pattern.compile("[\",\r\n]");

    /** What spreadsheets take for the beginning of a formula, and run. */
    private static final String FORMULA = "=+-@\t\r";

    /**
     * A column.
     *
     * @param name as the line of names and the parameter {@code fields} have it
     * @param value a text, a number, a truth value or a list; null = unknown
     */
    public record Column(String name, Function<Model, Object> value) {}

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** A table of these columns alone, in its own order; empty = all. */
    CsvTable of(List<String> chosen) {
        return chosen.isEmpty()
                ? this
                : new CsvTable(columns.stream()
                        .filter(column -> chosen.contains(column.name()))
                        .toList());
    }

    /** The rows of these models below the line of names. */
    JsonRows rows(List<Model> models) {
        return JsonRows.below(
                bytes(String.join(",", names()) + NEW_LINE), models.size(), at -> bytes(line(models.get(at))));
    }

    private String line(Model model) {
        return line(columns.stream().map(column -> column.value().apply(model)));
    }

    /** A line of cells, with its end. Null is an empty cell. */
    public static String line(Stream<?> values) {
        return values.map(CsvTable::cell).collect(Collectors.joining(",", "", NEW_LINE));
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        return quoted(harmless(value instanceof Collection<?> list ? joined(list) : value.toString()));
    }

    private static String joined(Collection<?> list) {
        return list.stream().map(Objects::toString).collect(Collectors.joining("|"));
    }

    /** An apostrophe makes a text of what would be a formula. */
    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        return TO_QUOTE.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
