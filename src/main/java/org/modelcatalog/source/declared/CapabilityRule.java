package org.modelcatalog.source.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Capability;
import org.modelcatalog.source.declared.Field.Found;

/**
 * How a record says whether it has a capability: by a flag, or by one of some words in a list.
 *
 * @param words one of them says that it has; empty = the field is a flag
 * @param otherwise what a flag that is false, or a list without these words, says: false, or null = nothing
 */
record CapabilityRule(Field in, List<String> words, Boolean otherwise) {

    private static final List<String> OTHERWISE = List.of("false", "unknown");

    static Map<Capability, CapabilityRule> all(KindSection section) {
        var rules = new EnumMap<Capability, CapabilityRule>(Capability.class);
        if (section != null) {
            for (Capability capability : Capability.values()) {
                if (section.has(capability.label())) {
                    rules.put(capability, of(section, capability.label()));
                }
            }
            section.end();
        }
        return rules;
    }

    private static CapabilityRule of(KindSection capabilities, String name) {
        if (!capabilities.isSection(name)) {
            return new CapabilityRule(Field.of(capabilities, name), List.of(), false);
        }
        KindSection section = capabilities.section(name);
        Field in = Field.required(section, "in");
        List<String> words = section.words("word");
        String otherwise = section.choice("otherwise", OTHERWISE, word -> word);
        section.end();
        boolean denies = otherwise == null ? words.isEmpty() : otherwise.equals("false");
        return new CapabilityRule(in, words, denies ? false : null);
    }

    /** Whether a record has the capability; null = unknown. */
    Boolean of(JsonNode record) {
        if (words.isEmpty()) {
            Found<Boolean> flag = in.bool(record);
            return flag == null ? null : flag.value() ? Boolean.TRUE : otherwise;
        }
        Found<List<String>> stated = in.words(record);
        if (stated == null) {
            return null;
        }
        return stated.value().stream().anyMatch(words::contains) ? Boolean.TRUE : otherwise;
    }
}
