package org.modelcatalog.model;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a model on the Hub. Null is unknown.
 *
 * @param dtypes elements by dtype, as the Hub counts them; empty = unknown
 * @param bytes size of the weights
 * @param architecture class that loads the model, for example {@code LlamaForCausalLM}
 * @param modelType of its configuration, for example {@code llama}
 * @param ggufArchitecture as the GGUF header names it
 * @param revision commit that all of this describes
 */
public record Weights(
        Map<String, Long> dtypes,
        Quantization quantization,
        Long bytes,
        String architecture,
        String modelType,
        String ggufArchitecture,
        String revision) {

    /** Nothing is known. */
    public static final Weights UNKNOWN = new Weights(Map.of(), null, null, null, null, null, null);

    /**
     * How weights are quantised.
     *
     * @param method for example {@code gptq}
     * @param bits of one weight, on average; null = unknown
     * @param format of the packing, for example {@code nvfp4-pack-quantized}; null = unknown
     */
    public record Quantization(String method, BigDecimal bits, String format) {

        public Quantization {
            method = Vocabulary.one(method);
            format = Vocabulary.one(format);
        }
    }

    public Weights {
        dtypes = inOrder(dtypes);
        quantization = Vocabulary.one(quantization);
        architecture = Vocabulary.one(architecture);
        modelType = Vocabulary.one(modelType);
        ggufArchitecture = Vocabulary.one(ggufArchitecture);
    }

    /** The same in every process, since answers are compared by their bytes; a map of one needs no order and less memory. */
    private static Map<String, Long> inOrder(Map<String, Long> dtypes) {
        if (dtypes.size() == 1) {
            var only = dtypes.entrySet().iterator().next();
            return Map.of(Vocabulary.one(only.getKey()), only.getValue());
        }
        var ordered = new TreeMap<String, Long>();
        dtypes.forEach((dtype, elements) -> ordered.put(Vocabulary.one(dtype), elements));
        return ordered.isEmpty() ? Map.of() : Collections.unmodifiableMap(ordered);
    }
}
