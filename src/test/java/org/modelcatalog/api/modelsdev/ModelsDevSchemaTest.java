package org.modelcatalog.api.modelsdev;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema finds what clients of models.dev would stumble over. */
class ModelsDevSchemaTest {

    private static final String GOOD = """
        {"p": {"id": "p", "env": ["P_KEY"], "npm": "@ai-sdk/openai-compatible", "api": "https://p.example/v1",
         "name": "P", "doc": "https://p.example", "models": {"m": {"id": "m", "name": "M", "description": "",
         "attachment": false, "reasoning": true, "reasoning_options": [{"type": "toggle"}], "tool_call": false,
         "release_date": "2026-01", "last_updated": "2026-01-02", "modalities": {"input": ["text"], "output": []},
         "open_weights": false, "cost": {"input": 0.1, "output": 0, "reasoning": 1, "tiers": [{"input": 1,
         "output": 2, "tier": {"type": "context", "size": 200000}}]}, "limit": {"context": 0, "output": 0}}}}}\
        """;

    @Test
    void whatIsRightIsNotFound() {
        assertThat(ModelsDevSchema.violations(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"env\": [\"P_KEY\"] | \"env\": []",
                "\"api\": \"https://p.example/v1\", | ",
                "\"reasoning\": true | \"reasoning\": false",
                "\"reasoning_options\": [{\"type\": \"toggle\"}], | ",
                "\"toggle\" | \"effort\"",
                "\"2026-01-02\" | \"2 January\"",
                "[\"text\"] | [\"file\"]",
                "0.1 | \"0.1\"",
                "\"input\": 0.1 | \"image\": 0.1, \"input\": 1",
                "\"input\": 1, | ",
                "\"context\": 0 | \"context\": null",
                "\"tool_call\": false | \"tool_call\": null"
            })
    void whatIsWrongIsFound(String right, String wrong) {
        String bad = GOOD.replace(right, wrong == null ? "" : wrong);

        assertThat(bad).isNotEqualTo(GOOD);
        assertThat(ModelsDevSchema.violations(bad)).isNotEmpty();
    }
}
