package org.modelcatalog.source.huggingface.format;

import static org.modelcatalog.source.json.TolerantJson.bool;
import static org.modelcatalog.source.json.TolerantJson.decimal;
import static org.modelcatalog.source.json.TolerantJson.text;
import static org.modelcatalog.source.json.TolerantJson.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.modelcatalog.model.Vocabulary;

/**
 * How a model is quantised, as {@code config.quantization_config} states, or where that is silent its tags.
 *
 * @param method for example {@code gptq}, lower case
 * @param bits of one weight; some methods state a mean, such as 4.25
 * @param format for example {@code nvfp4-pack-quantized}, lower case
 * @param groupSize weights that share one scale; -1 = a whole row
 */
record HubQuantization(String method, BigDecimal bits, String format, Integer groupSize) {

    private static final List<String> METHODS = List.of(
            "gptq awq auto-round bitsandbytes compressed-tensors modelopt mxfp4 hqq bitnet eetq quanto torchao aqlm exl2 exl3 fp8"
                    .split(" "));

    /** Of these the tag {@code 8-bit} tells the weights' width; others have it for storing 4-bit weights in bytes. */
    private static final Set<String> BITS_BY_TAG = Set.of("gptq", "awq", "auto-round", "bitsandbytes", "mlx");

    private static final List<String> FORMATS = List.of("nvfp4", "mxfp4", "mxfp8");

    HubQuantization {
        method = Vocabulary.one(method);
        format = Vocabulary.one(format);
    }

    /** Returns null when the record says nothing about quantisation. */
    static HubQuantization read(JsonNode record) {
        JsonNode config = record.path("config");
        JsonNode text = config.path("text_config");
        JsonNode stated = firstObject(
                config.path("quantization_config"),
                text.path("quantization_config"),
                config.path("quantization"),
                text.path("quantization"));
        List<String> tags = texts(record, "tags").stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT))
                .toList();
        String method = first(lower(text(stated, "quant_method")), methodBy(tags, config.has("quantization")));
        String format = Stream.of("format", "quant_algo", "bnb_4bit_quant_type", "packing_format", "fmt")
                .map(field -> lower(text(stated, field)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(FORMATS.stream().filter(tags::contains).findFirst().orElse(null));
        JsonNode weights = weights(stated);
        BigDecimal bits = width(
                stated.has("bits") ? decimal(stated, "bits") : null,
                decimal(weights, "num_bits"),
                decimal(weights, "nbits"),
                loadedIn(stated),
                WeightBits.in(format),
                WeightBits.in(text(stated, "weights")),
                bitsBy(tags, method));
        Integer group = group(stated, weights);
        return method == null && bits == null && format == null
                ? null
                : new HubQuantization(method, bits, format, group);
    }

    private static String methodBy(List<String> tags, boolean mlxConfig) {
        boolean mlx = mlxConfig || tags.contains("mlx") && tags.stream().anyMatch(tag -> tag.matches("\\d-bit"));
        return mlx ? "mlx" : METHODS.stream().filter(tags::contains).findFirst().orElse(null);
    }

    private static BigDecimal bitsBy(List<String> tags, String method) {
        return tags.stream()
                .filter(tag -> tag.matches("[2-8]-bit"))
                .filter(tag -> !tag.startsWith("8") || (method != null && BITS_BY_TAG.contains(method)))
                .map(tag -> new BigDecimal(tag.substring(0, 1)))
                .findFirst()
                .orElse(null);
    }

    private static BigDecimal loadedIn(JsonNode stated) {
        if (Boolean.TRUE.equals(bool(stated, "load_in_4bit")) || Boolean.TRUE.equals(bool(stated, "_load_in_4bit"))) {
            return BigDecimal.valueOf(4);
        }
        return Boolean.TRUE.equals(bool(stated, "load_in_8bit")) ? BigDecimal.valueOf(8) : null;
    }

    /** Where a method describes its weights: the only group of compressed-tensors and modelopt, or HQQ's own place. */
    private static JsonNode weights(JsonNode stated) {
        JsonNode groups = stated.path("config_groups");
        JsonNode group = groups.isObject() && groups.size() == 1
                ? groups.elements().next().path("weights")
                : stated.path("quant_config").path("weight_quant_params");
        return group;
    }

    private static Integer group(JsonNode stated, JsonNode weights) {
        BigDecimal size = first(decimal(stated, "group_size"), decimal(weights, "group_size"));
        return size == null || size.abs().compareTo(BigDecimal.valueOf(1 << 20)) > 0 ? null : size.intValue();
    }

    private static BigDecimal width(BigDecimal... candidates) {
        return Stream.of(candidates)
                .filter(bits -> bits != null && bits.signum() > 0 && bits.compareTo(BigDecimal.valueOf(16)) <= 0)
                .findFirst()
                .orElse(null);
    }

    private static JsonNode firstObject(JsonNode... nodes) {
        return Stream.of(nodes).filter(JsonNode::isObject).findFirst().orElse(nodes[0]);
    }

    private static <T> T first(T one, T other) {
        return one != null ? one : other;
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
