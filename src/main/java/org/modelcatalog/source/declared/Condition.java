package org.modelcatalog.source.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.modelcatalog.source.declared.Field.Found;

/**
 * What a record must say, if it says anything there.
 *
 * @param is the accepted values, as text
 */
record Condition(Field field, List<String> is) {

    static List<Condition> all(KindSection kind, String name) {
        return kind.sections(name).stream().map(Condition::of).toList();
    }

    private static Condition of(KindSection section) {
        var condition = new Condition(section.requiredField("path"), section.words("is"));
        if (condition.is.isEmpty()) {
            throw section.refused("is", "is missing");
        }
        section.end();
        return condition;
    }

    /** Returns the value that is not accepted; null = it is, or there is none. */
    String violation(JsonNode record) {
        Found<String> stated = field.scalar(record);
        return stated == null || is.contains(stated.value()) ? null : stated.value();
    }

    boolean holds(JsonNode record) {
        return violation(record) == null;
    }

    /** What a record lacks that violates this: its own word, or {@code not_ready} for {@code is_ready: false}. */
    String status(JsonNode record) {
        Found<String> stated = field.word(record);
        String name = field.places().get(0).path().name();
        return stated != null && !stated.value().matches("[0-9]*")
                ? stated.value()
                : "not_" + (name.startsWith("is_") ? name.substring("is_".length()) : name);
    }
}
