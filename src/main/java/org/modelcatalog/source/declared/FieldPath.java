package org.modelcatalog.source.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** The last name, as a word for what it states. */
    String name() {
        return steps.get(steps.size() - 1).name();
    }
}
