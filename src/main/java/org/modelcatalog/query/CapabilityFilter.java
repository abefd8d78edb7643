package org.modelcatalog.query;

import java.util.Collections;
import java.util.List;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;

/**
 * Models that can do what somebody needs. What is not known of a model does not match.
 *
 * @param parameters request parameters of which each has to be accepted; empty = whatever is
 * @param inputs one of these has to go in; empty = anything
 * @param outputs one of these has to come out; empty = anything
 * @param minContext tokens; null = any length, even an unknown one
 */
public record CapabilityFilter(
        List<String> parameters, List<Modality> inputs, List<Modality> outputs, Long minContext) {

    public CapabilityFilter {
        parameters = parameters.stream().distinct().sorted().toList();
        inputs = inputs.stream().distinct().sorted().toList();
        outputs = outputs.stream().distinct().sorted().toList();
    }

    /** The models that match, in their order. */
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
