package org.modelcatalog.source.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Reads single fields of an upstream's record: what has the wrong type is null (or left out of a list), never an error.
 */
public final class TolerantJson {

    // A price or a score with more digits or a larger exponent than this is no number we would print.
    private static final int MAX_DIGITS = 40;

    private static final int MAX_ID_LENGTH = 256;

    /** Of the year 9999: what lies behind is no time anybody published a model at. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private TolerantJson() {}

    /** A string that is not blank, or null. */
    public static String text(JsonNode record, String field) {
        return text(record.get(field));
    }

    /**
     * The id of a record, from the first of these fields that has one.
     *
     * @throws UnusableRecordException when there is none that can be listed
     */
    public static String idOf(JsonNode record, String... fields) throws UnusableRecordException {
        String id = Arrays.stream(fields)
                .map(field -> text(record, field))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new UnusableRecordException("no_id"));
        if (id.length() > MAX_ID_LENGTH || id.chars().anyMatch(Character::isISOControl)) {
            throw new UnusableRecordException("invalid_id");
        }
        return id;
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

    /** An integer above 0, or null: of lengths and sizes, where 0 says that nobody knows. */
    public static Long positive(JsonNode record, String field) {
        Long count = count(record, field);
        return count == null || count == 0 ? null : count;
    }

    /** Seconds since 1970 as ISO-8601, or null. */
    public static String time(JsonNode record, String field) {
        Long seconds = positive(record, field);
        return seconds == null || seconds > LAST_SECOND
                ? null
                : Instant.ofEpochSecond(seconds).toString();
    }

    /** The numbers of an object by name; anything else in it is left out, and anything but an object is empty. */
    public static Map<String, BigDecimal> decimals(JsonNode record, String field) {
        JsonNode object = object(record, field);
        var decimals = new TreeMap<String, BigDecimal>();
        if (object != null) {
            object.fieldNames().forEachRemaining(name -> {
                BigDecimal decimal = decimal(object, name);
                if (decimal != null) {
                    decimals.put(name, decimal);
                }
            });
        }
        return decimals;
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

    /** A number that is not negative, with its exact digits, or null: of times and speeds. */
    public static BigDecimal amount(JsonNode record, String field) {
        BigDecimal decimal = decimal(record, field);
        return decimal == null || decimal.signum() < 0 ? null : decimal;
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
