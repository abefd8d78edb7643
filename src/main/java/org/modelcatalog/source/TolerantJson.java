package org.modelcatalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads single fields of an upstream's record: what has the wrong type is null (or left out of a list), never an error.
 */
public final class TolerantJson {

    // A price or a score with more digits or a larger exponent than this is no number we would print.
    private static final int MAX_DIGITS = 40;

    private TolerantJson() {}

    /** A string that is not blank, or null. */
    public static String text(JsonNode record, String field) {
        return text(record.get(field));
    }

    /** A boolean, or null. */
    public static Boolean bool(JsonNode record, String field) {
        JsonNode value = record.get(field);
        return value != null && value.isBoolean() ? value.booleanValue() : null;
    }

    /** An integer from 0 to 2<sup>63</sup>-1, or null. */
    public static Long count(JsonNode record, String field) {
        return count(record.get(field));
    }

    /** An integer from 0 to 2<sup>63</sup>-1, or null. */
    public static Long count(JsonNode value) {
        return value != null && value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
                ? value.longValue()
                : null;
    }

    /** A number with its exact digits, or null. */
    public static BigDecimal decimal(JsonNode record, String field) {
        JsonNode value = record.get(field);
        if (value == null || !value.isNumber() || (value.isFloatingPointNumber() && !value.isBigDecimal())) {
            return null;
        }
        BigDecimal decimal = value.decimalValue();
        return decimal.precision() <= MAX_DIGITS && Math.abs(decimal.scale()) <= MAX_DIGITS ? decimal : null;
    }

    /** The strings of a list; anything else in it is left out, and anything but a list is an empty list. */
    public static List<String> texts(JsonNode record, String field) {
        JsonNode list = record.get(field);
        if (list == null || !list.isArray()) {
            return List.of();
        }
        var texts = new ArrayList<String>(list.size());
        for (JsonNode element : list) {
            String text = text(element);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** An object, or null. */
    public static JsonNode object(JsonNode record, String field) {
        JsonNode value = record.get(field);
        return value != null && value.isObject() ? value : null;
    }

    private static String text(JsonNode value) {
        return value != null && value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }
}
