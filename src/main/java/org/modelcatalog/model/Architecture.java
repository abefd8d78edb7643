package org.modelcatalog.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The inputs, outputs and prompt format of a model.
 *
 * @param inputs modalities in display order; empty = unknown
 * @param outputs modalities in display order; empty = unknown
 * @param tokenizer tokenizer family in OpenRouter's vocabulary, or null
 * @param instructType prompt format in OpenRouter's vocabulary, or null
 */
public record Architecture(List<Modality> inputs, List<Modality> outputs, String tokenizer, String instructType) {

    /** Every component is unknown. */
    public static final Architecture UNKNOWN = new Architecture(List.of(), List.of(), null, null);

    public Architecture {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * Joins both lists, for example {@code text+image->text}; null when unknown. Derived, so that it cannot disagree
     * with the lists.
     */
    public String modality() {
        return inputs.isEmpty() || outputs.isEmpty() ? null : joined(inputs) + "->" + joined(outputs);
    }

    private static String joined(List<Modality> modalities) {
        return modalities.stream().map(Modality::label).collect(Collectors.joining("+"));
    }
}
