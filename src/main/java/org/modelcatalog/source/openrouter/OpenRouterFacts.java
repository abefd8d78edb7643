package org.modelcatalog.source.openrouter;

import static org.modelcatalog.source.json.TolerantJson.bool;
import static org.modelcatalog.source.json.TolerantJson.object;
import static org.modelcatalog.source.json.TolerantJson.text;
import static org.modelcatalog.source.json.TolerantJson.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Reasoning;
import org.modelcatalog.source.Origins;

/** What OpenRouter states of a model beside price and limits. */
final class OpenRouterFacts {

    /** Recorded ones have 3,000 characters at most. */
    private static final int LONGEST_BENCHMARKS = 16 * 1024;

    private static final int DEEPEST_BENCHMARKS = 16;
    private static final int MOST_DIGITS = 40;
    private static final int LONGEST_WORD = 100;
    private static final int MOST_WORDS = 1000;
    private static final int DATE_LENGTH = "2026-12-31".length();

    private OpenRouterFacts() {}

    static Facts read(JsonNode json, Origins origins) {
        return new Facts(
                origins.note(ModelField.REASONING, reasoning(object(json, "reasoning")), "reasoning"),
                origins.note(ModelField.KNOWLEDGE_CUTOFF, word(json, "knowledge_cutoff"), "knowledge_cutoff"),
                origins.note(ModelField.EXPIRATION_DATE, date(word(json, "expiration_date")), "expiration_date"),
                origins.note(ModelField.BENCHMARKS, benchmarks(object(json, "benchmarks")), "benchmarks"),
                origins.note(ModelField.SUPPORTED_VOICES, words(json, "supported_voices"), "supported_voices"),
                null);
    }

    private static Reasoning reasoning(JsonNode stated) {
        return stated == null
                ? null
                : new Reasoning(
                        bool(stated, "mandatory"),
                        bool(stated, "default_enabled"),
                        word(stated, "default_effort"),
                        words(stated, "supported_efforts"),
                        bool(stated, "supports_max_tokens"));
    }

    /** A date, or a time with its offset; null for other words. */
    private static String date(String stated) {
        try {
            if (stated != null && stated.length() > DATE_LENGTH) {
                OffsetDateTime.parse(stated);
            } else if (stated != null) {
                LocalDate.parse(stated);
            }
            return stated;
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static String benchmarks(JsonNode stated) {
        if (stated == null || stated.isEmpty() || !readable(stated, 0)) {
            return null;
        }
        ObjectNode named = JsonNodeFactory.instance.objectNode().put("source", OpenRouterSource.SLUG);
        stated.properties().forEach(benchmark -> {
            if (!benchmark.getKey().equals("source")) {
                named.set(benchmark.getKey(), benchmark.getValue());
            }
        });
        String json = named.toString();
        return json.length() <= LONGEST_BENCHMARKS ? json : null;
    }

    /** Whether every client can read it: clients get it as it is. */
    private static boolean readable(JsonNode node, int depth) {
        if (depth > DEEPEST_BENCHMARKS) {
            return false;
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS;
        }
        if (node.isTextual()) {
            return isUnicode(node.textValue());
        }
        return node.properties().stream()
                        .allMatch(field -> isUnicode(field.getKey()) && readable(field.getValue(), depth + 1))
                && (!node.isArray() || node.valueStream().allMatch(element -> readable(element, depth + 1)));
    }

    /** UTF-8 cannot hold half of a surrogate pair, which JSON can bring in. */
    private static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Null when it is longer than any word of this kind. */
    private static String word(JsonNode json, String field) {
        String text = text(json, field);
        return text == null || text.length() > LONGEST_WORD ? null : text;
    }

    /** Null when there is no list; what is longer than any word is left out. */
    static List<String> words(JsonNode json, String field) {
        return !json.path(field).isArray()
                ? null
                : texts(json, field).stream()
                        .filter(word -> word.length() <= LONGEST_WORD)
                        .limit(MOST_WORDS)
                        .toList();
    }
}
