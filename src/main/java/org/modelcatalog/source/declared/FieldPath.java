package org.modelcatalog.source.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a record has a value: {@code pricing.prompt}, {@code flavors[].model_id}, {@code pricing[type=prompt,!ttl].cost}.
 * Brackets go through a list; what they hold selects elements: a field with that value, or with {@code !} without that field.
 *
 * @param text as the kind's file has it; the rule in provenance
 */
record FieldPath(String text, List<Step> steps) {

    private static final int LONGEST = 200;
    private static final int MOST_PATHS = 10;
    private static final String NAME = "[A-Za-z0-9_$-]+";
    private static final String CONDITION = NAME + "=[A-Za-z0-9_ -]+|!" + NAME;
    private static final String STEP = "(" + NAME + ")(\\[(?:(?:" + CONDITION + ")(?:,(?:" + CONDITION + "))*)?\\])?";
    private static final Pattern ONE = Pattern.compile(STEP);
    private static final Pattern ALL = Pattern.compile(STEP + "(?:\\." + STEP + ")*");

    /**
     * A field.
     *
     * @param elements whether the field is a list, whose elements are meant
     * @param selection what an element must have
     */
    private record Step(String name, boolean elements, List<Selection> selection) {

        Stream<JsonNode> of(JsonNode node) {
            JsonNode field = node.get(name);
            if (field == null || field.isNull()) {
                return Stream.empty();
            }
            if (!elements) {
                return Stream.of(field);
            }
            return field.isArray()
                    ? field.valueStream().filter(element -> selection.stream().allMatch(one -> one.holds(element)))
                    : Stream.empty();
        }
    }

    /** @param value null = there must be no such field */
    private record Selection(String name, String value) {

        static Selection of(String text) {
            int equals = text.indexOf('=');
            return text.startsWith("!")
                    ? new Selection(text.substring(1), null)
                    : new Selection(text.substring(0, equals), text.substring(equals + 1));
        }

        boolean holds(JsonNode element) {
            JsonNode field = element.get(name);
            boolean absent = field == null || field.isNull();
            return value == null ? absent : !absent && field.asText().equals(value);
        }
    }

    /**
     * A path or several in a kind's file; empty = the key is absent.
     *
     * @param plain makes something of a path alone
     * @param more makes something of a path and what else its mapping has
     */
    static <T> List<T> each(
            KindSection section,
            String name,
            Function<FieldPath, T> plain,
            BiFunction<FieldPath, KindSection, T> more) {
        List<T> paths = section.each(
                name,
                text -> plain.apply(parsed(section, name, text)),
                nested -> more.apply(required(nested, "path"), nested));
        if (paths.size() > MOST_PATHS) {
            throw section.refused(name, "must not have more than " + MOST_PATHS + " paths");
        }
        return paths;
    }

    /** A path in a kind's file; null = the key is absent. */
    static FieldPath of(KindSection section, String name) {
        String text = section.text(name);
        return text == null ? null : parsed(section, name, text);
    }

    /** A path in a kind's file, which must be there. */
    static FieldPath required(KindSection section, String name) {
        FieldPath path = of(section, name);
        if (path == null) {
            throw section.refused(name, "is missing");
        }
        return path;
    }

    private static FieldPath parsed(KindSection section, String name, String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException noPath) {
            throw section.refused(name, noPath.getMessage());
        }
    }

    /** @throws IllegalArgumentException when it is no path */
    static FieldPath parse(String text) {
        if (text.length() > LONGEST || !ALL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be a path such as pricing.prompt, tags[] or pricing[type=prompt].cost");
        }
        var steps = new ArrayList<Step>();
        Matcher step = ONE.matcher(text);
        while (step.find()) {
            steps.add(new Step(step.group(1), step.group(2) != null, selection(step.group(2))));
        }
        return new FieldPath(text, List.copyOf(steps));
    }

    private static List<Selection> selection(String brackets) {
        return brackets == null || brackets.length() == 2
                ? List.of()
                : Arrays.stream(brackets.substring(1, brackets.length() - 1).split(","))
                        .map(Selection::of)
                        .toList();
    }

    /** Returns every value that a record has there, in order, without those that are null. */
    List<JsonNode> in(JsonNode record) {
        Stream<JsonNode> found = Stream.of(record);
        for (Step step : steps) {
            found = found.flatMap(step::of);
        }
        return found.filter(value -> !value.isNull()).toList();
    }
}
