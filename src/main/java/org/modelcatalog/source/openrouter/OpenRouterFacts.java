package org.modelcatalog.source.openrouter;

import static org.modelcatalog.source.json.TolerantJson.bool;
import static org.modelcatalog.source.json.TolerantJson.object;
import static org.modelcatalog.source.json.TolerantJson.text;
import static org.modelcatalog.source.json.TolerantJson.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Reasoning;
import org.modelcatalog.source.Origins;

/** What OpenRouter states of a model beside price and limits. */
final class OpenRouterFacts {

    /** Recorded ones have 3,000 characters at most. */
    private static final int LONGEST_BENCHMARKS = 16 * 1024;

    private static final int DATE_LENGTH = "2026-12-31".length();

    private OpenRouterFacts() {}

    static Facts read(JsonNode json, Origins origins) {
        return new Facts(
                origins.note(ModelField.REASONING, reasoning(object(json, "reasoning")), "reasoning"),
                origins.note(ModelField.KNOWLEDGE_CUTOFF, text(json, "knowledge_cutoff"), "knowledge_cutoff"),
                origins.note(ModelField.EXPIRATION_DATE, date(text(json, "expiration_date")), "expiration_date"),
                origins.note(ModelField.BENCHMARKS, benchmarks(object(json, "benchmarks")), "benchmarks"),
                origins.note(
                        ModelField.SUPPORTED_VOICES,
                        json.path("supported_voices").isArray() ? texts(json, "supported_voices") : null,
                        "supported_voices"),
                null);
    }

    private static Reasoning reasoning(JsonNode stated) {
        return stated == null
                ? null
                : new Reasoning(
                        bool(stated, "mandatory"),
                        bool(stated, "default_enabled"),
                        text(stated, "default_effort"),
                        texts(stated, "supported_efforts"),
                        bool(stated, "supports_max_tokens"));
    }

    /** A date, with or without a time; null for other words. */
    private static String date(String stated) {
        try {
            return stated == null
                            || LocalDate.parse(stated.substring(0, Math.min(DATE_LENGTH, stated.length()))) == null
                    ? null
                    : stated;
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static String benchmarks(JsonNode stated) {
        if (stated == null || stated.isEmpty()) {
            return null;
        }
        ObjectNode named = JsonNodeFactory.instance.objectNode().put("source", OpenRouterSource.SLUG);
        stated.properties().forEach(benchmark -> named.set(benchmark.getKey(), benchmark.getValue()));
        String json = named.toString();
        return json.length() <= LONGEST_BENCHMARKS ? json : null;
    }
}
