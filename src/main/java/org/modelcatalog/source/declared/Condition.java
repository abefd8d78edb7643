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

    private static final String NOT_LIVE = "not_live";

    static List<Condition> all(KindSection kind, String name) {
        return kind.sections(name).stream().map(Condition::of).toList();
    }

    private static Condition of(KindSection section) {
        var condition = new Condition(Field.required(section, "path"), section.words("is"));
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

    /** The status of an offer whose record violates this: the record's own word, where it is one. */
    String status(JsonNode record) {
        Found<String> stated = field.word(record);
        return stated == null ? NOT_LIVE : stated.value();
    }
}
