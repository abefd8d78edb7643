package org.modelcatalog.source.huggingface.format;

import static org.modelcatalog.source.json.TolerantJson.text;
import static org.modelcatalog.source.json.TolerantJson.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.modelcatalog.source.huggingface.format.PromptFormat.Finding;

/**
 * Finds a model's tokenizer family: by its type, and where the type is shared by several families ({@code llama} is Llama
 * 2, Llama 3, Yi, SmolLM, in GGUF even Mistral) by special tokens, chat template, base models and tags. A name's owner
 * proves nothing.
 */
final class TokenizerFamily {

    private static final String LLAMA_2_BOS = "<s>"; // and that of every other SentencePiece model
    private static final String LLAMA_3_BOS = "<|begin_of_text|>";

    /** Chat formats whose tokens are in one tokenizer only. ChatML, [INST] and the like are used with any. */
    private static final Map<String, String> FORMATS =
            Map.of("llama4", "Llama4", "llama3", "Llama3", "llama2", "Llama2");

    /** Tags in lower case and without punctuation. Not mistral: it is on whole collections of GGUFs of other families. */
    private static final Map<String, String> TAGS = new HashMap<>();

    private static final int MAX_TAG = 16;

    /** Beginnings of the ids of published models. */
    private static final Map<String, String> BASES = new HashMap<>();

    static {
        put(TAGS, "Llama2", "llama2");
        put(TAGS, "Llama3", "llama3", "llama31", "llama32", "llama33");
        put(TAGS, "Llama4", "llama4");
        put(TAGS, "Qwen", "qwen2", "qwen25");
        put(TAGS, "Qwen3", "qwen3");
        put(TAGS, "Gemini", "gemma", "gemma2", "gemma3");
        put(BASES, "Llama2", "meta-llama/llama-2-");
        put(BASES, "Llama3", "meta-llama/llama-3", "meta-llama/meta-llama-3", "meta-llama/llama-guard-3");
        put(BASES, "Llama3", "meta-llama/meta-llama-guard-2", "deepseek-ai/deepseek-r1-distill-llama-");
        put(BASES, "Llama4", "meta-llama/llama-4-", "meta-llama/llama-guard-4");
        put(BASES, "Mistral", "mistralai/mistral-", "mistralai/mixtral-", "mistralai/ministral-");
        put(BASES, "Qwen", "qwen/qwen1.5-", "qwen/qwen2", "qwen/qwq-", "deepseek-ai/deepseek-r1-distill-qwen-");
        put(BASES, "Qwen3", "qwen/qwen3");
        put(BASES, "Gemini", "google/gemma-");
        put(BASES, "DeepSeek", "deepseek-ai/deepseek-v");
        put(BASES, "GPT", "openai/gpt-oss-");
    }

    private TokenizerFamily() {}

    static Finding find(JsonNode record, ChatTemplate template, List<String> tags) {
        String bos = bos(record);
        boolean shared = false;
        for (Finding type : types(record)) {
            if (type.value() == null) {
                continue;
            }
            if (!ModelTypes.isShared(type.value())) {
                String tokenizer = ModelTypes.tokenizer(type.value());
                return fits(tokenizer, bos) ? Finding.of(tokenizer, type.rule()) : Finding.NONE;
            }
            shared = true;
        }
        Finding found = shared ? byTokens(bos, template) : Finding.NONE;
        found = found != Finding.NONE ? found : byBaseModels(tags);
        found = found != Finding.NONE ? found : byTags(tags);
        return fits(found.value(), bos) ? found : Finding.NONE;
    }

    /** The model's type as each part of the record names it, the most exact first. */
    private static List<Finding> types(JsonNode record) {
        JsonNode config = record.path("config");
        List<String> classes = texts(config, "architectures");
        return List.of(
                Finding.of(text(config, "model_type"), "config.model_type"),
                classes.isEmpty()
                        ? Finding.NONE
                        : Finding.of(ModelTypes.ofArchitecture(classes.get(0)), "config.architectures"),
                Finding.of(text(record.path("gguf"), "architecture"), "gguf.architecture"));
    }

    private static Finding byTokens(String bos, ChatTemplate template) {
        String family = template == null ? null : FORMATS.get(String.valueOf(template.format(null)));
        if (LLAMA_3_BOS.equals(bos) && !"Llama4".equals(family)) { // Llama 4 kept the token
            return new Finding("Llama3", "special_tokens");
        }
        return family != null && fits(family, bos) ? new Finding(family, template.rule()) : Finding.NONE;
    }

    private static Finding byBaseModels(List<String> tags) {
        return Finding.agreed(
                HubTags.baseModels(tags).stream().map(id -> ModelTypes.byBeginning(BASES, id.toLowerCase(Locale.ROOT))),
                "base_model_tag");
    }

    private static Finding byTags(List<String> tags) {
        return Finding.agreed(
                tags.stream()
                        .filter(tag -> tag.length() <= MAX_TAG)
                        .map(tag -> tag.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", ""))
                        .map(TAGS::get),
                "tags");
    }

    /** Whether a beginning-of-sequence token, where it is known, can be that of the family. */
    private static boolean fits(String family, String bos) {
        if (family == null || bos == null) {
            return true;
        }
        return switch (family) {
            // Not so the other way round: R1's distillations of Llama 3 have DeepSeek's token.
            case "Llama3", "Llama4" -> !bos.equals(LLAMA_2_BOS);
            case "Llama2" -> bos.equals(LLAMA_2_BOS);
            case "Mistral", "Qwen" -> !bos.equals(LLAMA_3_BOS);
            // Moonlight has DeepSeek's architecture (and in GGUF Kimi K2 too), but a tokenizer of its own.
            case "DeepSeek" -> bos.startsWith("<｜");
            default -> true;
        };
    }

    private static String bos(JsonNode record) {
        String own = token(record.path("config").path("tokenizer_config"));
        return own != null ? own : token(record.path("gguf"));
    }

    /** A string, or an object with it in {@code content}. */
    private static String token(JsonNode holder) {
        String token = text(holder, "bos_token");
        return token != null ? token : text(holder.path("bos_token"), "content");
    }

    private static void put(Map<String, String> families, String tokenizer, String... keys) {
        for (String key : keys) {
            families.put(key, tokenizer);
        }
    }
}
