package org.modelcatalog.catalog.history;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads an object of a logged row. A log may come from another release, or from anywhere: what is missing or has another
 * type is null or empty.
 */
record LoggedFields(Map<?, ?> values) {

    /** Digits before or after the point: a number with more would fill the memory when it is written. */
    private static final int LONGEST = 1000;

    /** Returns an object within this one; empty if there is none. */
    LoggedFields object(String name) {
        return new LoggedFields(values.get(name) instanceof Map<?, ?> map ? map : Map.of());
    }

    /** Whether there is an object of that name. */
    boolean hasObject(String name) {
        return values.get(name) instanceof Map<?, ?>;
    }

    /** Returns the names of its members. */
    Set<?> names() {
        return values.keySet();
    }

    Object value(String name) {
        return values.get(name);
    }

    String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    Boolean flag(String name) {
        return values.get(name) instanceof Boolean flag ? flag : null;
    }

    Long count(String name) {
        return values.get(name) instanceof Long count ? count : null;
    }

    /** Returns a number, also one that rows write as text. */
    BigDecimal number(String name) {
        return decimal(values.get(name));
    }

    /** Returns the texts of a list; empty if there is none. */
    List<String> texts(String name) {
        return values.get(name) instanceof Collection<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** Returns the texts of a list; null if there is none. */
    List<String> textsOrNull(String name) {
        return values.get(name) instanceof Collection<?> ? texts(name) : null;
    }

    /** Returns the objects of a list; empty if there is none. */
    List<LoggedFields> objects(String name) {
        return values.get(name) instanceof Collection<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(inner -> new LoggedFields((Map<?, ?>) inner))
                        .toList()
                : List.of();
    }

    /** Returns its members that are numbers. */
    Map<String, BigDecimal> numbers() {
        var numbers = new TreeMap<String, BigDecimal>();
        values.forEach((name, value) -> {
            BigDecimal number = decimal(value);
            if (number != null) {
                numbers.put((String) name, number);
            }
        });
        return numbers;
    }

    /** Returns its members that are whole numbers. */
    Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        values.forEach((name, value) -> {
            if (value instanceof Long count) {
                counts.put((String) name, count);
            }
        });
        return counts;
    }

    private static BigDecimal decimal(Object value) {
        try {
            BigDecimal decimal = value instanceof Long || value instanceof BigDecimal || value instanceof String
                    ? new BigDecimal(value.toString())
                    : null;
            return decimal == null || Math.abs((long) decimal.scale()) > LONGEST || decimal.precision() > LONGEST
                    ? null
                    : decimal;
        } catch (NumberFormatException notOne) {
            return null;
        }
    }
}
