package org.modelcatalog.source.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Modality;
import org.modelcatalog.source.declared.Field.Found;

/**
 * How a record says what a model reads and writes: by lists, and where there are none by the type of the model.
 *
 * @param names other words for modalities, as {@code speech} for {@code audio}
 * @param type where the type is
 * @param types what a type reads and writes; either may be unknown
 */
record ModalityRules(
        Field input, Field output, Map<String, String> names, Field type, Map<String, Architecture> types) {

    /** Nothing is stated. */
    static final ModalityRules NONE = new ModalityRules(Field.NONE, Field.NONE, Map.of(), Field.NONE, Map.of());

    static ModalityRules of(KindSection section) {
        if (section == null) {
            return NONE;
        }
        var rules = new ModalityRules(
                Field.of(section, "input"),
                Field.of(section, "output"),
                names(section.section("names")),
                Field.of(section, "type"),
                types(section.section("types")));
        section.end();
        return rules;
    }

    /** Unknown words make a list unknown: without them it would deny a modality. */
    Architecture of(JsonNode record) {
        Found<String> stated = type.scalar(record);
        Architecture byType = stated == null ? null : types.get(stated.value());
        Architecture known = byType == null ? Architecture.UNKNOWN : byType;
        List<Modality> inputs = listed(input, record);
        List<Modality> outputs = listed(output, record);
        return new Architecture(
                inputs.isEmpty() ? known.inputs() : inputs, outputs.isEmpty() ? known.outputs() : outputs, null, null);
    }

    private List<Modality> listed(Field field, JsonNode record) {
        Found<List<String>> words = field.words(record);
        return words == null
                ? List.of()
                : Modality.of(words.value().stream()
                        .map(word -> names.getOrDefault(word, word))
                        .toList());
    }

    private static Map<String, String> names(KindSection section) {
        var names = new HashMap<String, String>();
        if (section != null) {
            for (String name : section.names()) {
                modalities(section, name, section.text(name));
                names.put(name, section.text(name));
            }
        }
        return names;
    }

    private static Map<String, Architecture> types(KindSection section) {
        var types = new HashMap<String, Architecture>();
        if (section != null) {
            for (String name : section.names()) {
                String[] sides = section.text(name).split("->", -1);
                if (sides.length != 2) {
                    throw section.refused(name, "must be inputs->outputs, such as text+image->text");
                }
                types.put(
                        name,
                        new Architecture(
                                modalities(section, name, sides[0]), modalities(section, name, sides[1]), null, null));
            }
        }
        return types;
    }

    private static List<Modality> modalities(KindSection section, String name, String words) {
        List<String> labels = Arrays.stream(words.split("\\+"))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .toList();
        List<Modality> known = Modality.of(labels);
        if (known.size() != labels.size()) {
            throw section.refused(
                    name,
                    "must be made of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Modality.values())
                                            .map(Modality::label)
                                            .toList()));
        }
        return known;
    }
}
