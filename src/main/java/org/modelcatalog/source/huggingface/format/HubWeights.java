package org.modelcatalog.source.huggingface.format;

import static org.modelcatalog.source.json.TolerantJson.count;
import static org.modelcatalog.source.json.TolerantJson.object;
import static org.modelcatalog.source.json.TolerantJson.positive;
import static org.modelcatalog.source.json.TolerantJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.modelcatalog.model.Vocabulary;
import org.modelcatalog.model.Weights;
import org.modelcatalog.model.Weights.Quantization;

/**
 * What a Hub record states about a model's weights: its {@code safetensors} and {@code gguf} blocks, and the excerpt of
 * its {@code config}. Unknown is null.
 *
 * @param dtypes elements by dtype, for example {@code BF16}
 * @param total the total of the safetensors block, which the author can declare
 * @param ggufBytes size of the GGUF file
 * @param architecture the first of {@code config.architectures}
 */
public record HubWeights(
        Map<String, Long> dtypes,
        Long total,
        Long ggufTotal,
        Long ggufBytes,
        Long ggufContextLength,
        String ggufArchitecture,
        HubQuantization quantization,
        String architecture,
        String modelType) {

    /** More dtypes than safetensors has: such a map is nonsense, and would be held by every snapshot. */
    private static final int MAX_DTYPES = 32;

    public HubWeights {
        ggufArchitecture = Vocabulary.one(ggufArchitecture);
        architecture = Vocabulary.one(architecture);
        modelType = Vocabulary.one(modelType);
    }

    /** @param record an element of the Hub's list */
    public static HubWeights read(JsonNode record) {
        JsonNode safetensors = object(record, "safetensors");
        JsonNode gguf = object(record, "gguf");
        JsonNode config = object(record, "config");
        return new HubWeights(
                safetensors == null ? null : dtypes(object(safetensors, "parameters")),
                safetensors == null ? null : count(safetensors, "total"),
                gguf == null ? null : positive(gguf, "total"),
                gguf == null ? null : positive(gguf, "totalFileSize"),
                gguf == null ? null : ConfigContext.possible(positive(gguf, "context_length")),
                gguf == null ? null : text(gguf, "architecture"),
                HubQuantization.read(record),
                config == null ? null : first(config.path("architectures")),
                config == null ? null : text(config, "model_type"));
    }

    /**
     * Returns what a row says of the weights.
     *
     * @param id the model's id
     * @param revision of the record; null = unknown
     */
    public Weights of(String id, String revision) {
        return new Weights(
                dtypes == null ? Map.of() : dtypes,
                quantization == null ? null : new Quantization(quantization.method(), bits(id), quantization.format()),
                bytes(id),
                architecture,
                modelType,
                ggufArchitecture,
                revision);
    }

    private BigDecimal bits(String id) {
        return Stream.of(quantization.bits(), WeightBits.in(quantization.method()), WeightBits.in(id))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * Size of the weights. A dtype map states it only if none of its integers were multiplied out.
     *
     * @param id the model's id
     */
    Long bytes(String id) {
        if (ggufBytes != null || dtypes == null) {
            return ggufBytes;
        }
        return new DtypeMap(dtypes).bytes(PackedWeights.of(id, this).isStoredForm());
    }

    /**
     * Whether a total alone can be that of packed integers.
     *
     * @param id the model's id
     */
    public boolean mayBePacked(String id) {
        var hints = PackingHints.of(id, quantization);
        return hints.bitsOr(8) < 8 || hints.isMethod(PackedWords.METHODS);
    }

    private static Map<String, Long> dtypes(JsonNode parameters) {
        if (parameters == null || parameters.size() > MAX_DTYPES) {
            return null;
        }
        var dtypes = new TreeMap<String, Long>();
        for (Map.Entry<String, JsonNode> dtype : parameters.properties()) {
            Long count = count(dtype.getValue());
            if (count == null) {
                return null; // a sum with a part missing would be wrong
            }
            dtypes.put(Vocabulary.one(dtype.getKey()), count);
        }
        return dtypes.isEmpty() ? null : Collections.unmodifiableMap(dtypes);
    }

    private static String first(JsonNode list) {
        JsonNode first = list.path(0);
        return first.isTextual() && !first.textValue().isBlank() ? first.textValue() : null;
    }
}
