package org.modelcatalog.source.huggingface.format;

import static org.modelcatalog.source.json.TolerantJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A model's chat template, a Jinja program. It is not run: the special tokens it writes tell its format.
 *
 * @param source its beginning, which is all of it for every honest template
 * @param rule where it was found
 */
record ChatTemplate(String source, String rule) {

    private static final int MAX_LENGTH = 64 * 1024;
    private static final int MAX_NAMED = 32;

    /**
     * The first that fits counts. Much the same markers are used by llama.cpp (llama_chat_detect_template in
     * src/llama-chat.cpp), whose remarks on look-alikes are kept here.
     */
    private static final List<Format> FORMATS = List.of(
            new Format("llama4", "<|header_start|>"),
            new Format("llama3", "<|start_header_id|>"),
            // Phi-4 and SmolVLM open with ChatML's token, but what follows is another format
            new Format("chatml", List.of("<|im_start|>"), List.of("<|im_sep|>", "<end_of_utterance>")),
            // V3.1 thinks or not as a variable says, R1 always; V3 never, and OpenRouter has no word for that
            new Format("deepseek-v3.1", "<｜User｜>", "if not thinking"),
            new Format("deepseek-v3.1", "<｜User｜>", "<｜Assistant｜></think>"),
            new Format("deepseek-r1", "<｜User｜>", "</think>"),
            new Format("gemma", "<start_of_turn>"),
            new Format("llama2", "[INST]", "<<SYS>>"),
            new Format("mistral", "[INST]"),
            new Format("phi3", "<|user|>", "<|end|>"),
            new Format("phi3", "'<|' + message['role'] + '|>'", "<|end|>"),
            // GLM, Falcon 3 and Tülu write <|user|> too: only a turn of the user's that is closed is Zephyr's
            new Format("zephyr", "<|user|>\n' + message['content'] + eos_token"),
            new Format("zephyr", "<|user|>\\n' + message['content'] + eos_token"),
            new Format("alpaca", "### Instruction", "### Response"),
            new Format("vicuna", "USER:", "ASSISTANT:"));

    /** The template of a Hub record: its tokenizer's, else its processor's, else its GGUF's, or null. */
    static ChatTemplate read(JsonNode record) {
        JsonNode config = record.path("config");
        String text = textOf(config.path("tokenizer_config").path("chat_template"));
        text = text != null ? text : text(config, "chat_template_jinja");
        text = text != null ? text : textOf(config.path("processor_config").path("chat_template"));
        if (text != null) {
            return new ChatTemplate(beginning(text), "chat_template");
        }
        text = textOf(record.path("gguf").path("chat_template"));
        return text == null ? null : new ChatTemplate(beginning(text), "gguf.chat_template");
    }

    /**
     * The format in OpenRouter's vocabulary, or null.
     *
     * @param tokenizer the model's tokenizer, or null: Qwen's thinking models have their own words for ChatML
     */
    String format(String tokenizer) {
        String format = FORMATS.stream()
                .filter(known -> known.fits(source))
                .map(Format::name)
                .findFirst()
                .orElse(null);
        if ("chatml".equals(format) && tokenizer != null && source.contains("</think>")) {
            return switch (tokenizer) {
                case "Qwen3" -> "qwen3";
                case "Qwen" -> "qwq";
                default -> format;
            };
        }
        return format;
    }

    /** A string, or of a list of {@code {name, template}} the one named default, else the first. */
    private static String textOf(JsonNode value) {
        if (!value.isArray()) {
            return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
        }
        String first = null;
        for (int i = 0; i < Math.min(value.size(), MAX_NAMED); i++) {
            String template = text(value.get(i), "template");
            if (template != null && "default".equals(text(value.get(i), "name"))) {
                return template;
            }
            first = first != null ? first : template;
        }
        return first;
    }

    private static String beginning(String text) {
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    }

    private record Format(String name, List<String> marks, List<String> foreign) {

        Format(String name, String... marks) {
            this(name, List.of(marks), List.of());
        }

        boolean fits(String template) {
            return marks.stream().allMatch(template::contains)
                    && foreign.stream().noneMatch(template::contains);
        }
    }
}
