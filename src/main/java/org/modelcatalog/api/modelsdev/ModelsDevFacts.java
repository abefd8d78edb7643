package org.modelcatalog.api.modelsdev;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.answer.JsonNumbers;
import org.modelcatalog.model.Capability;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.Model;

/** Facts of a model in the format of models.dev, whoever serves it. Only id and name are required. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "ModelsDevFacts",
        description = "Facts of a model, whoever serves it. An absent field is unknown",
        requiredProperties = {"id", "name"})
public record ModelsDevFacts(
        @Schema(examples = "acme-ai/Aurora-7B-Instruct") String id,

        @Schema(examples = "Aurora 7B Instruct") String name,

        String description,
        Boolean reasoning,
        Boolean toolCall,
        Boolean structuredOutput,

        @Schema(examples = "2025-01") String knowledge,

        @Schema(examples = "2025-03-18", description = "Of the repository, else when the gateway began to list it")
        String releaseDate,

        @Schema(examples = "2025-03-20", description = "Of the repository")
        String lastUpdated,

        ModelsDevModalities modalities,

        @Schema(description = "true if the weights are on the Hub")
        Boolean openWeights,

        @Schema(description = "As the Hub tags it", examples = "apache-2.0")
        String license,

        List<Weights> weights,
        List<ModelsDevBenchmark> benchmarks) {

    /** Weights on the Hub. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ModelsDevWeights",
            requiredProperties = {"url", "format"})
    public record Weights(
            @Schema(examples = "https://huggingface.co/acme-ai/Aurora-7B-Instruct")
            String url,

            @Schema(description = "safetensors or gguf", examples = "safetensors")
            String format,

            @Schema(description = "Method of quantization; absent = unknown or none", examples = "gptq")
            String quantization) {

        /** Empty if the format is unknown. */
        static List<Weights> of(HubMetrics hub) {
            String format = format(hub.weights());
            return format == null || hub.url() == null
                    ? List.of()
                    : List.of(new Weights(
                            hub.url(),
                            format,
                            hub.weights().quantization() == null
                                    ? null
                                    : hub.weights().quantization().method()));
        }

        private static String format(org.modelcatalog.model.Weights weights) {
            if (!weights.dtypes().isEmpty()) {
                return "safetensors"; // the Hub counts dtypes of this format alone
            }
            return weights.ggufArchitecture() == null ? null : "gguf";
        }
    }

    static ModelsDevFacts of(Model model) {
        HubMetrics hub = model.hub();
        return new ModelsDevFacts(
                model.id(),
                model.name(),
                model.description(),
                model.has(Capability.REASONING),
                model.has(Capability.TOOLS),
                model.has(Capability.STRUCTURED_OUTPUTS),
                ModelsDevModel.knowledge(model),
                JsonNumbers.date(model.created()),
                hub == null ? null : JsonNumbers.date(hub.lastModified()),
                modalities(model),
                model.huggingFaceId() == null ? null : true,
                hub == null ? null : hub.license(),
                hub == null ? List.of() : Weights.of(hub),
                ModelsDevBenchmark.of(model.facts().benchmarks()));
    }

    /** Null if unknown, or if the format lacks a word. */
    private static ModelsDevModalities modalities(Model model) {
        List<Modality> inputs = model.architecture().inputs();
        List<Modality> outputs = model.architecture().outputs();
        return model.architecture().modality() != null && ModelsDevModalities.haveWords(inputs, outputs)
                ? ModelsDevModalities.of(inputs, outputs)
                : null;
    }
}
