package org.modelcatalog.source.huggingface.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The tokenizer of each type of model, in OpenRouter's vocabulary. A type is Transformers' {@code model_type} or GGUF's
 * {@code general.architecture}; they spell the same names differently, so case and punctuation do not count.
 *
 * <p>{@code Other} is a type whose tokenizer is known to be none that the vocabulary names. A type that is not here says
 * nothing.
 */
final class ModelTypes {

    private static final String OTHER = "Other";

    /** Types that are run with the tokenizers of several families. */
    private static final Set<String> SHARED =
            Set.of("llama", "llava", "llavanext", "internvl", "internvlchat", "nemotronnas", "deci");

    private static final int MAX_LENGTH = 64;

    private static final Map<String, String> WHOLE = new HashMap<>();

    /** For names that belong to one family: qwen2 is the beginning of qwen2_moe and of qwen2_5_vl. */
    private static final Map<String, String> BEGINNINGS = new HashMap<>();

    static {
        beginnings("Qwen", "qwen2");
        beginnings("Qwen3", "qwen3");
        beginnings("Gemini", "gemma", "paligemma", "recurrentgemma", "shieldgemma", "t5gemma");
        beginnings("Mistral", "mistral", "ministral", "mixtral", "pixtral", "voxtral");
        beginnings("DeepSeek", "deepseek");
        beginnings("Cohere", "cohere", "commandr");
        beginnings("GPT", "gptoss");
        beginnings("Llama4", "llama4");
        beginnings("Llama3", "mllama"); // Llama 3.2 Vision
        beginnings(OTHER, "chatglm", "deberta", "ernie", "exaone", "falcon", "glm", "granite", "hunyuan", "internlm");
        beginnings(OTHER, "jamba", "kimi", "lfm2", "longcat", "minimax", "nemotronh", "olmo", "phi", "starcoder");
        whole("Qwen", "qwen");
        whole(OTHER, "afmoe", "albert", "baichuan", "bart", "bert", "bloom", "camembert", "clip", "codegen", "dbrx");
        whole(OTHER, "distilbert", "electra", "gpt2", "gptbigcode", "gptj", "gptneo", "gptneox", "m2m100", "mamba");
        whole(OTHER, "mamba2", "marian", "mbart", "modernbert", "mpnet", "mpt", "mt5", "nemotron", "nomicbert", "opt");
        whole(OTHER, "pegasus", "persimmon", "roberta", "rwkv", "stablelm", "step3vl", "t5", "whisper", "xglm");
        whole(OTHER, "xlmroberta", "xlmrobertaxl");
    }

    private ModelTypes() {}

    /** The type's tokenizer, or null = unknown, or {@linkplain #isShared shared}. */
    static String tokenizer(String type) {
        String key = key(type);
        String whole = WHOLE.get(key);
        return whole != null ? whole : byBeginning(BEGINNINGS, key);
    }

    /** The tokenizer of the beginning that a name has, or null; no beginning is that of another. */
    static String byBeginning(Map<String, String> beginnings, String name) {
        return beginnings.entrySet().stream()
                .filter(family -> name.startsWith(family.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Whether models of that type use tokenizers of several families, so that other signs must tell. */
    static boolean isShared(String type) {
        return SHARED.contains(key(type));
    }

    /** The type in a Transformers class name such as {@code Qwen2ForCausalLM} or {@code GPT2LMHeadModel}. */
    static String ofArchitecture(String architecture) {
        String type = architecture;
        for (String suffix : new String[] {"For", "LMHead", "Model"}) {
            int at = type.indexOf(suffix);
            type = at < 0 ? type : type.substring(0, at);
        }
        return type;
    }

    private static String key(String type) {
        return type.length() > MAX_LENGTH ? "" : type.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static void beginnings(String tokenizer, String... beginnings) {
        for (String beginning : beginnings) {
            BEGINNINGS.put(beginning, tokenizer);
        }
    }

    private static void whole(String tokenizer, String... types) {
        for (String type : types) {
            WHOLE.put(type, tokenizer);
        }
    }
}
