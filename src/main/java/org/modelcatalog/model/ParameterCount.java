package org.modelcatalog.model;

import java.util.Locale;

/**
 * The number of a model's parameters, and the rule that counted them.
 *
 * @param value parameters, more than 0
 */
public record ParameterCount(long value, Rule rule) {

    /** The rules that count parameters, best first. */
    public enum Rule {
        /** Sum of the safetensors dtype map. */
        SAFETENSORS_SUM,
        /** Total of the safetensors block, when it has no dtype map. */
        SAFETENSORS_TOTAL,
        /** Total of the GGUF header. */
        GGUF_TOTAL,
        /** Count of the base model, because this model's own tensors are packed integers. */
        BASE_MODEL,
        /** Size token of the name ({@code 70B}), because this model's own tensors are packed integers. */
        NAME_SIZE,
        /** As a gateway states it. */
        STATED;

        /** Returns the name that clients see, for example {@code safetensors_sum}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
