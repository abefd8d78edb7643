package org.modelcatalog.source.declared;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A mapping in a kind's file. Everything in it must be valid and known: a misspelt key would be a value that no row ever
 * has. Each failure names the file, the key and the reason.
 */
final class KindSection {

    private static final int LONGEST = 500;

    private final String file;
    private final String key;
    private final JsonNode json;
    private final Set<String> read = new HashSet<>();

    /**
     * @param file as messages name it
     * @param key where the mapping is in the file; empty = it is the file
     */
    KindSection(String file, String key, JsonNode json) {
        this.file = file;
        this.key = key;
        this.json = json;
        if (!json.isObject()) {
            throw refusal(key, "must be a mapping of keys to values");
        }
    }

    /** The failure that ends the start. */
    ConfigurationException refusal(String key, String reason) {
        return new ConfigurationException(file + ": " + (key.isEmpty() ? "it " : key + " ") + reason);
    }

    /** The failure of a key of this mapping. */
    ConfigurationException refused(String name, String reason) {
        return refusal(at(name), reason);
    }

    boolean has(String name) {
        read.add(name);
        return json.hasNonNull(name);
    }

    /** Refuses keys that nobody has asked for. */
    void end() {
        Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(read);
        if (!unknown.isEmpty()) {
            throw refused(
                    unknown.iterator().next(), "is no key here; there are " + String.join(", ", new TreeSet<>(read)));
        }
    }

    /** Text; null = the key is absent. */
    String text(String name) {
        return has(name) ? scalar(at(name), json.get(name)) : null;
    }

    /** Text that matches; null = the key is absent. */
    String text(String name, String pattern, String allowed) {
        String text = text(name);
        if (text != null && !text.matches(pattern)) {
            throw refused(name, "must be " + allowed);
        }
        return text;
    }

    String required(String name, String pattern, String allowed) {
        String text = text(name, pattern, allowed);
        if (text == null) {
            throw refused(name, "is missing");
        }
        return text;
    }

    boolean bool(String name) {
        if (has(name) && !json.get(name).isBoolean()) {
            throw refused(name, "must be true or false");
        }
        return has(name) && json.get(name).booleanValue();
    }

    int count(String name, int least, int most, int otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = json.get(name);
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw refused(name, "must be a whole number, " + least + " to " + most);
        }
        return value.intValue();
    }

    /** One of the constants of an enum, by its label; null = the key is absent. */
    <T> T choice(String name, List<T> choices, Function<T, String> label) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        return choices.stream()
                .filter(choice -> label.apply(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> refused(
                        name, "must be one of " + choices.stream().map(label).collect(Collectors.joining(", "))));
    }

    /** A nested mapping; null = the key is absent. */
    KindSection section(String name) {
        return has(name) ? new KindSection(file, at(name), json.get(name)) : null;
    }

    /** A mapping or a list of mappings; empty = the key is absent. */
    List<KindSection> sections(String name) {
        return each(name).stream()
                .map(element -> new KindSection(file, at(name), element))
                .toList();
    }

    /** One scalar or several, as text; empty = the key is absent. */
    List<String> words(String name) {
        return each(name).stream().map(element -> scalar(at(name), element)).toList();
    }

    /** The keys of this mapping, in order. */
    List<String> names() {
        var names = new ArrayList<String>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /**
     * A value or several; empty = the key is absent.
     *
     * @param plain makes something of a scalar
     * @param more makes something of a mapping
     */
    <T> List<T> each(String name, Function<String, T> plain, Function<KindSection, T> more) {
        return each(name).stream()
                .map(value -> {
                    if (!value.isObject()) {
                        return plain.apply(scalar(at(name), value));
                    }
                    var section = new KindSection(file, at(name), value);
                    T made = more.apply(section);
                    section.end();
                    return made;
                })
                .toList();
    }

    /** Whether the value of a key is a mapping. */
    boolean isSection(String name) {
        return has(name) && json.get(name).isObject();
    }

    private List<JsonNode> each(String name) {
        if (!has(name)) {
            return List.of();
        }
        JsonNode value = json.get(name);
        if (value.isArray() && value.isEmpty()) {
            throw refused(name, "must not be empty");
        }
        return value.isArray() ? value.valueStream().toList() : List.of(value);
    }

    private String scalar(String key, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw refusal(key, "must be text, not a list or a mapping");
        }
        String text = value.asText();
        if (text.isBlank() || text.length() > LONGEST) {
            throw refusal(key, "must be text of 1 to " + LONGEST + " characters");
        }
        return text;
    }

    private String at(String name) {
        return key.isEmpty() ? name : key + "." + name;
    }
}
