package org.modelcatalog.api.modelsdev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelcatalog.support.OfferBuilder.offer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelcatalog.api.answer.JsonWriter;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Weights;
import org.modelcatalog.support.Models;

class ModelsDevFactsTest {

    @Test
    void ofAnUnknownModelThereIsItsName() {
        Model model = Models.row("openrouter", "acme/ant").name("Ant").build();

        assertThat(new String(new JsonWriter().of(ModelsDevFacts.of(model)), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"acme/ant\",\"name\":\"Ant\"}");
    }

    @Test
    void factsAreOfTheModelWhoeverServesIt() {
        Model model = Models.row("hug", "acme/Ant")
                .hubId("acme/Ant")
                .name("Ant")
                .description("An ant.")
                .created("2026-03-01T12:00:00.000Z")
                .architecture(
                        new Architecture(List.of(Modality.TEXT, Modality.FILE), List.of(Modality.TEXT), null, null))
                .offers(offer("novita").has(Capability.TOOLS, true).build())
                .facts(new Facts(null, "2025-01", null, null, null, null))
                .hub(Models.metrics(null, "https://huggingface.co/acme/Ant", "mit"))
                .build();

        assertThat(ModelsDevFacts.of(model))
                .isEqualTo(new ModelsDevFacts(
                        "acme/Ant",
                        "Ant",
                        "An ant.",
                        null,
                        true,
                        null,
                        "2025-01",
                        "2026-03-01",
                        null,
                        new ModelsDevModalities(List.of("text", "pdf"), List.of("text")),
                        true,
                        "mit",
                        List.of(),
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource({"BF16, , , safetensors", "BF16, , gptq, safetensors", ", llama, , gguf", ", , gptq, "})
    void weightsHaveAFormat(String dtype, String gguf, String method, String format) {
        var weights = new Weights(
                dtype == null ? Map.of() : Map.of(dtype, 1L),
                method == null ? null : new Weights.Quantization(method, null, null),
                null,
                null,
                null,
                gguf,
                null);
        HubMetrics hub = hub(weights);

        assertThat(ModelsDevFacts.Weights.of(hub))
                .isEqualTo(
                        format == null
                                ? List.of()
                                : List.of(new ModelsDevFacts.Weights("https://hub/acme/Ant", format, method)));
    }

    @Test
    void benchmarksAreFiguresWithTheirSource() {
        assertThat(ModelsDevBenchmark.of("""
            {"source": "openrouter", "design_arena": [{"arena": "models", "elo": 1200}],
             "artificial_analysis": {"intelligence_index": 41.5, "coding_index": null}}\
            """))
                .containsExactly(new ModelsDevBenchmark(
                        "artificial_analysis", new BigDecimal("41.5"), "intelligence_index", "openrouter"));
        assertThat(ModelsDevBenchmark.of(null)).isEmpty();
    }

    private static HubMetrics hub(Weights weights) {
        return Models.weights("https://hub/acme/Ant", weights);
    }
}
