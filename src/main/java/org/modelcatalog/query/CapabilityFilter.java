package org.modelcatalog.query;

import java.util.Collections;
import java.util.List;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;

/**
 * Selects models by capability. A model whose capability is unknown does not match.
 *
 * @param parameters request parameters that the model must all accept; empty = any
 * @param inputs modalities of which the model must accept one; empty = any
 * @param outputs modalities of which the model must produce one; empty = any
 * @param minContext tokens; null = any length, also an unknown one
 */
public record CapabilityFilter(
        List<String> parameters, List<Modality> inputs, List<Modality> outputs, Long minContext) {

    public CapabilityFilter {
        parameters = parameters.stream().distinct().sorted().toList();
        inputs = inputs.stream().distinct().sorted().toList();
        outputs = outputs.stream().distinct().sorted().toList();
    }

    /** Returns the models that match, in their given order. */
    public List<Model> apply(List<Model> models) {
        return models.stream().filter(this::matches).toList();
    }

    private boolean matches(Model model) {
        return any(inputs, model.architecture().inputs())
                && any(outputs, model.architecture().outputs())
                && (minContext == null || model.contextLength() != null && model.contextLength() >= minContext)
                && (parameters.isEmpty()
                        || model.serving().supportedParameters().containsAll(parameters));
    }

    private static boolean any(List<Modality> wanted, List<Modality> has) {
        return wanted.isEmpty() || !Collections.disjoint(wanted, has);
    }
}
