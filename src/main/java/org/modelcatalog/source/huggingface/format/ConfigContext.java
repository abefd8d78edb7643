package org.modelcatalog.source.huggingface.format;

import static org.modelcatalog.source.json.TolerantJson.count;
import static org.modelcatalog.source.json.TolerantJson.decimal;
import static org.modelcatalog.source.json.TolerantJson.object;
import static org.modelcatalog.source.json.TolerantJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a model's own context from its {@code config.json}. Pure.
 *
 * <p>A stated length mostly is the whole context already: DeepSeek, gpt-oss and Gemma write the scaled length, and the
 * scalings {@code llama3} and {@code longrope} require it. A factor counts in two cases only:
 *
 * <ul>
 *   <li>{@code yarn}, where it leads beyond the stated length: Qwen's cards ask users to add the scaling and to leave the
 *       length alone. The factor multiplies the original length, which must be stated.
 *   <li>{@code linear} and {@code dynamic} of models of the type {@code llama} that state the length of Llama 1 or 2:
 *       transformers asked their authors to leave that length alone. Others, such as deepseek-coder, write the scaled one.
 * </ul>
 */
public final class ConfigContext {

    private static final long MOST = 1_000_000_000;

    private static final List<String> LENGTHS =
            List.of("max_position_embeddings", "n_positions", "max_seq_len", "seq_length");

    /** Models of several modalities keep the settings of their language model in one of these. */
    private static final List<String> LANGUAGE_MODELS = List.of("text_config", "llm_config");

    private static final List<String> SCALINGS = List.of("rope_scaling", "rope_parameters");
    private static final String ORIGINAL = "original_max_position_embeddings";
    private static final Set<String> MULTIPLYING = Set.of("linear", "dynamic");
    private static final Set<Long> LLAMA_LENGTHS = Set.of(2_048L, 4_096L);

    private ConfigContext() {}

    /** The context in tokens; null = the file states none that is possible. */
    public static Long of(JsonNode config) {
        return Stream.concat(
                        Stream.of(config),
                        LANGUAGE_MODELS.stream()
                                .map(name -> object(config, name))
                                .filter(Objects::nonNull))
                .map(ConfigContext::stated)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Long stated(JsonNode config) {
        return LENGTHS.stream()
                .map(name -> possible(count(config, name)))
                .filter(Objects::nonNull)
                .findFirst()
                .map(length -> scaled(length, config))
                .orElse(null);
    }

    private static long scaled(long length, JsonNode config) {
        return SCALINGS.stream()
                .map(name -> object(config, name))
                .filter(Objects::nonNull)
                .findFirst()
                .map(scaling -> scaled(length, scaling, config))
                .orElse(length);
    }

    private static long scaled(long length, JsonNode scaling, JsonNode config) {
        BigDecimal factor = decimal(scaling, "factor");
        String type = text(scaling, "rope_type") != null ? text(scaling, "rope_type") : text(scaling, "type");
        if (factor == null || factor.signum() <= 0 || type == null) {
            return length;
        }
        if (type.equals("yarn")) {
            Long own = possible(count(scaling, ORIGINAL));
            Long original = own != null ? own : possible(count(config, ORIGINAL));
            return original == null ? length : longer(length, original, factor);
        }
        boolean multiplied = MULTIPLYING.contains(type)
                && "llama".equals(text(config, "model_type"))
                && LLAMA_LENGTHS.contains(length)
                && !scaling.has(ORIGINAL);
        return multiplied ? longer(length, length, factor) : length;
    }

    /** The stated length, unless the scaling leads beyond it to a possible one. */
    private static long longer(long stated, long original, BigDecimal factor) {
        BigDecimal scaled = factor.multiply(BigDecimal.valueOf(original));
        return scaled.compareTo(BigDecimal.valueOf(MOST)) > 0 ? stated : Math.max(stated, scaled.longValue());
    }

    /** The length, or null when no model has one like it. */
    static Long possible(Long length) {
        return length == null || length < 1 || length > MOST ? null : length;
    }
}
