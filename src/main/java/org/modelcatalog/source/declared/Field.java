package org.modelcatalog.source.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
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
    private static final int MOST_TIMES = 1_000_000;

    /** No model has as many tokens; such a number is in another unit, or wrong. */
    private static final BigDecimal MOST_TOKENS = BigDecimal.valueOf(1_000_000_000);

    private static final BigDecimal MOST_PARAMETERS = BigDecimal.valueOf(1_000_000_000_000_000L);

    /** @param times a number there counts so many of what is asked for, as 1000 tokens for {@code context_k} */
    record Place(FieldPath path, int times) {}

    /**
     * A value that was found.
     *
     * @param rule the path that has it
     */
    record Found<T>(T value, String rule) {}

    /** A path or several in a kind's file, each also as {@code {path, times}}; {@link #NONE} = the key is absent. */
    static Field of(KindSection section, String name) {
        List<Place> places = FieldPath.each(
                section,
                name,
                path -> new Place(path, 1),
                (path, more) -> new Place(path, more.count("times", 1, MOST_TIMES, 1)));
        return places.isEmpty() ? NONE : new Field(places);
    }

    /** The same of a key that must be there. */
    static Field required(KindSection section, String name) {
        Field field = of(section, name);
        if (field.places.isEmpty()) {
            throw section.refused(name, "is missing");
        }
        return field;
    }

    /** Text that is not blank; null = none. */
    Found<String> text(JsonNode record) {
        return first(record, place -> value -> Scalars.text(value, LONGEST_TEXT));
    }

    /** Text of the length of a name; null = none. */
    Found<String> word(JsonNode record) {
        return first(record, place -> value -> Scalars.text(value, LONGEST_WORD));
    }

    /** A number of tokens above 0, since lists write 0 for unknown; null = none. */
    Found<Long> tokens(JsonNode record) {
        return first(record, place -> value -> Scalars.whole(value, place.times(), MOST_TOKENS));
    }

    /** A number of parameters above 0; null = none. */
    Found<Long> parameters(JsonNode record) {
        return first(record, place -> value -> Scalars.whole(value, place.times(), MOST_PARAMETERS));
    }

    /** A time, of Unix seconds or ISO-8601; a date alone is its beginning in UTC. Null = none. */
    Found<Instant> time(JsonNode record) {
        return first(record, place -> Scalars::instant);
    }

    /** When something ends; null = none. */
    Found<Scalars.End> end(JsonNode record) {
        return first(record, place -> Scalars::end);
    }

    /** A boolean; null = none. */
    Found<Boolean> bool(JsonNode record) {
        return first(record, place -> value -> value.isBoolean() ? value.booleanValue() : null);
    }

    /** A number with its exact digits, also in a string; null = none. */
    Found<BigDecimal> decimal(JsonNode record) {
        return first(record, place -> Scalars::exact);
    }

    /** A value that is neither a list nor an object, as text; null = none. */
    Found<String> scalar(JsonNode record) {
        return first(
                record, place -> value -> value.isValueNode() ? Scalars.bounded(value.asText(), LONGEST_WORD) : null);
    }

    /** Words: the strings of a list, the names of an object, or one string. Null = no place has any. */
    Found<List<String>> words(JsonNode record) {
        for (Place place : places) {
            List<JsonNode> found = place.path().in(record);
            List<String> words = found.stream()
                    .flatMap(Field::listed)
                    .map(word -> Scalars.bounded(word, LONGEST_WORD))
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
}
