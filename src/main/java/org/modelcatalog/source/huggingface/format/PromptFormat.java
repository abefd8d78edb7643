package org.modelcatalog.source.huggingface.format;

import static org.modelcatalog.source.json.TolerantJson.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How a model's text is cut into tokens and how its prompts are laid out, in OpenRouter's vocabulary. Unknown is null,
 * and so is what the vocabulary has no word for. {@code none} is never said: a model without a chat template may well
 * have a format, its record just does not tell.
 *
 * @param tokenizer {@code architecture.tokenizer}, for example {@code Llama3}
 * @param tokenizerRule where it was read, for example {@code config.model_type}
 * @param instructType {@code architecture.instruct_type}, for example {@code chatml}
 * @param instructRule where it was read, for example {@code chat_template}
 */
public record PromptFormat(String tokenizer, String tokenizerRule, String instructType, String instructRule) {

    /** Tags that name a format. Those of a family, such as {@code llama-3}, are on base models too, which have none. */
    private static final Map<String, String> TAGS = Map.of("chatml", "chatml", "alpaca", "alpaca", "vicuna", "vicuna");

    /** @param record an element of the Hub's list with {@code config}, {@code gguf} and {@code tags} */
    public static PromptFormat read(JsonNode record) {
        List<String> tags = texts(record, "tags");
        ChatTemplate template = ChatTemplate.read(record);
        Finding tokenizer = TokenizerFamily.find(record, template, tags);
        Finding instruct = instruct(template, tokenizer.value(), tags);
        return new PromptFormat(tokenizer.value(), tokenizer.rule(), instruct.value(), instruct.rule());
    }

    private static Finding instruct(ChatTemplate template, String tokenizer, List<String> tags) {
        if (template != null) {
            return Finding.of(template.format(tokenizer), template.rule());
        }
        return Finding.agreed(tags.stream().map(tag -> TAGS.get(tag.toLowerCase(Locale.ROOT))), "tags");
    }

    /** A value and where it was read; both null = nothing found. */
    record Finding(String value, String rule) {

        static final Finding NONE = new Finding(null, null);

        static Finding of(String value, String rule) {
            return value == null ? NONE : new Finding(value, rule);
        }

        /** What all that say something say; nothing when they contradict each other. */
        static Finding agreed(Stream<String> values, String rule) {
            List<String> said = values.filter(Objects::nonNull).distinct().toList();
            return said.size() == 1 ? new Finding(said.get(0), rule) : NONE;
        }
    }
}
