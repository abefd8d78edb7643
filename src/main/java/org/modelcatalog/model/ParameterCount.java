package org.modelcatalog.model;

import java.util.Locale;

/**
 * How many parameters a model has, and which rule says so.
 *
 * @param value parameters, more than 0
 */
public record ParameterCount(long value, Rule rule) {

    /** Where a count comes from, best first. */
    public enum Rule {
        /** The sum of the safetensors dtype map. */
        SAFETENSORS_SUM,
        /** The safetensors total, when there is no dtype map. */
        SAFETENSORS_TOTAL,
        /** The total of the GGUF header. */
        GGUF_TOTAL,
        /** The base model's count, because this model's own tensors are packed integers. */
        BASE_MODEL,
        /** The size token in the name ({@code 70B}), because this model's own tensors are packed integers. */
        NAME_SIZE;

        /** The name clients see, for example {@code safetensors_sum}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
