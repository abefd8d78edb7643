package org.modelcatalog.api.openrouter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Modality;

/** Modalities by OpenRouter's names. */
@RegisterForReflection
@Schema(
        name = "OpenRouterArchitecture",
        requiredProperties = {"modality", "input_modalities", "output_modalities", "instruct_type"})
public record OpenRouterArchitecture(
        @Schema(nullable = true, examples = "text+image->text")
        String modality,

        List<String> inputModalities,
        List<String> outputModalities,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Left out if unknown")
        String tokenizer,

        @Schema(nullable = true) String instructType) {

    static OpenRouterArchitecture of(Architecture architecture) {
        List<String> inputs = words(architecture.inputs());
        List<String> outputs = words(architecture.outputs());
        return new OpenRouterArchitecture(
                inputs.isEmpty() || outputs.isEmpty()
                        ? null
                        : String.join("+", inputs) + "->" + String.join("+", outputs),
                inputs,
                outputs,
                architecture.tokenizer(),
                architecture.instructType());
    }

    private static List<String> words(List<Modality> modalities) {
        return modalities.stream().map(OpenRouterArchitecture::word).toList();
    }

    private static String word(Modality modality) {
        return modality == Modality.EMBEDDING ? "embeddings" : modality.label();
    }
}
