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
        /** The dtype map with packed integers multiplied out and scales left out. */
        SAFETENSORS_UNPACKED,
        /** Total of the safetensors block: it has no dtype map, or the unpacked map confirms a total of its own. */
        SAFETENSORS_TOTAL,
        /** Total of the GGUF header. */
        GGUF_TOTAL,
        /** Count of the base model, which a reading of this model's own packed weights confirms. */
        BASE_MODEL,
        /** As a gateway states it. */
        STATED;

        /** Returns the name that clients see, for example {@code safetensors_sum}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
