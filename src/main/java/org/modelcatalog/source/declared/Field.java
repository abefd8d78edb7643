package org.modelcatalog.source.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A value of a record, at the first of several places that has one. A value of the wrong type, or one that is too long, too
 * large or negative, counts as absent.
 *
 * @param places where to look, in this order; empty = the kind does not state the value
 */
record Field(List<Place> places) {

    /** A value that no record has. */
    static final Field NONE = new Field(List.of());

    private static final int LONGEST_WORD = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_WORDS = 1000;

    /** No model has as many tokens or dimensions of time; such a number is in another unit, or wrong. */
    private static final BigDecimal MOST_TOKENS = BigDecimal.valueOf(1_000_000_000);

    private static final BigDecimal MOST_PARAMETERS = BigDecimal.valueOf(1_000_000_000_000_000L);
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

    /** @param times a number there counts so many of what is asked for, as 1000 tokens for {@code context_k} */
    record Place(FieldPath path, int times) {}

    /**
     * A value that was found.
     *
     * @param rule the path that has it
     */
    record Found<T>(T value, String rule) {}

    /**
     * When something ends.
     *
     * @param stated ISO-8601 date or date-time
     * @param past the first moment after it: of a date alone, that of the next day
     */
    record End(String stated, Instant past) {}

    /** Text that is not blank; null = none. */
    Found<String> text(JsonNode record) {
        return first(record, place -> value -> text(value, LONGEST_TEXT));
    }

    /** Text of the length of a name; null = none. */
    Found<String> word(JsonNode record) {
        return first(record, place -> value -> text(value, LONGEST_WORD));
    }

    /** A number of tokens above 0, since lists write 0 for unknown; null = none. */
    Found<Long> tokens(JsonNode record) {
        return first(record, place -> value -> whole(value, place.times(), MOST_TOKENS));
    }

    /** A number of parameters above 0; null = none. */
    Found<Long> parameters(JsonNode record) {
        return first(record, place -> value -> whole(value, place.times(), MOST_PARAMETERS));
    }

    /** A time, of Unix seconds or ISO-8601; a date alone is its beginning in UTC. Null = none. */
    Found<Instant> time(JsonNode record) {
        return first(record, place -> Field::instant);
    }

    /** When something ends; null = none. */
    Found<End> end(JsonNode record) {
        return first(record, place -> Field::ending);
    }

    /** A boolean; null = none. */
    Found<Boolean> bool(JsonNode record) {
        return first(record, place -> value -> value.isBoolean() ? value.booleanValue() : null);
    }

    /** A number with its exact digits, also in a string; null = none. */
    Found<BigDecimal> decimal(JsonNode record) {
        return first(record, place -> Field::exact);
    }

    /** A value that is neither a list nor an object, as text; null = none. */
    Found<String> scalar(JsonNode record) {
        return first(record, place -> value -> value.isValueNode() ? bounded(value.asText(), LONGEST_WORD) : null);
    }

    /** Words: the strings of a list, the names of an object, or one string. Null = no place has any. */
    Found<List<String>> words(JsonNode record) {
        for (Place place : places) {
            List<JsonNode> found = place.path().in(record);
            List<String> words = found.stream()
                    .flatMap(Field::listed)
                    .map(word -> bounded(word, LONGEST_WORD))
                    .filter(Objects::nonNull)
                    .limit(MOST_WORDS)
                    .distinct()
                    .toList();
            if (!words.isEmpty()) {
                return new Found<>(words, place.path().text());
            }
        }
        return null;
    }

    private <T> Found<T> first(JsonNode record, Function<Place, Function<JsonNode, T>> reading) {
        for (Place place : places) {
            for (JsonNode value : place.path().in(record)) {
                T read = reading.apply(place).apply(value);
                if (read != null) {
                    return new Found<>(read, place.path().text());
                }
            }
        }
        return null;
    }

    private static Stream<String> listed(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().filter(JsonNode::isTextual).map(JsonNode::textValue);
        }
        return node.isTextual()
                ? Stream.of(node.textValue())
                : node.properties().stream().map(property -> property.getKey());
    }

    private static String text(JsonNode value, int longest) {
        return value.isTextual() ? bounded(value.textValue(), longest) : null;
    }

    private static String bounded(String text, int longest) {
        String stripped = text.strip();
        return stripped.isEmpty() || stripped.length() > longest ? null : stripped;
    }

    /** A whole number, which some write with a decimal point. */
    private static Long whole(JsonNode value, int times, BigDecimal most) {
        BigDecimal number = value.isNumber() ? exact(value) : null;
        if (number == null || number.signum() <= 0 || number.compareTo(most) > 0) {
            return null;
        }
        BigDecimal whole = number.multiply(BigDecimal.valueOf(times));
        return whole.stripTrailingZeros().scale() > 0 || whole.compareTo(most) > 0 ? null : whole.longValue();
    }

    private static BigDecimal exact(JsonNode value) {
        try {
            BigDecimal number = value.isTextual() && value.textValue().length() <= LONGEST_WORD
                    ? new BigDecimal(value.textValue().strip())
                    : value.isNumber() ? value.decimalValue() : null;
            // the exponent of a hostile number would be written out
            return number == null || Math.abs((long) number.scale()) > LONGEST_WORD ? null : number;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static Instant instant(JsonNode value) {
        BigDecimal seconds = exact(value);
        if (seconds != null) {
            return seconds.signum() <= 0 || seconds.compareTo(LAST_SECOND) > 0
                    ? null
                    : Instant.ofEpochSecond(seconds.longValue());
        }
        String text = text(value, LONGEST_WORD);
        try {
            if (text == null) {
                return null;
            }
            return text.contains("T") ? OffsetDateTime.parse(text).toInstant() : midnight(LocalDate.parse(text));
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static End ending(JsonNode value) {
        Instant instant = instant(value);
        if (instant == null) {
            return null;
        }
        boolean date = value.isTextual() && value.textValue().strip().matches("\\d{4}-\\d{2}-\\d{2}");
        return date
                ? new End(
                        value.textValue().strip(),
                        midnight(LocalDate.parse(value.textValue().strip()).plusDays(1)))
                : new End(instant.toString(), instant);
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
