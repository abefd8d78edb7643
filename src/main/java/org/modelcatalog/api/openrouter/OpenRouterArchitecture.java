package org.modelcatalog.api.openrouter;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Modality;

/** Modalities by OpenRouter's names. */
@RegisterForReflection
@Schema(
        name = "OpenRouterArchitecture",
        requiredProperties = {"modality", "input_modalities", "output_modalities", "tokenizer", "instruct_type"})
public record OpenRouterArchitecture(
        @Schema(nullable = true, examples = "text+image->text")
        String modality,

        List<String> inputModalities,
        List<String> outputModalities,

        @Schema(description = "`Other` if unknown, which is OpenRouter's word for it", examples = "Llama3")
        String tokenizer,

        @Schema(nullable = true) String instructType) {

    /** Its SDK refuses null, and other clients a row without the field. */
    private static final String UNKNOWN_TOKENIZER = "Other";

    static OpenRouterArchitecture of(Architecture architecture) {
        List<String> inputs = words(architecture.inputs());
        List<String> outputs = words(architecture.outputs());
        return new OpenRouterArchitecture(
                inputs.isEmpty() || outputs.isEmpty()
                        ? null
                        : String.join("+", inputs) + "->" + String.join("+", outputs),
                inputs,
                outputs,
                architecture.tokenizer() == null ? UNKNOWN_TOKENIZER : architecture.tokenizer(),
                architecture.instructType());
    }

    private static List<String> words(List<Modality> modalities) {
        return modalities.stream().map(OpenRouterArchitecture::word).toList();
    }

    private static String word(Modality modality) {
        return modality == Modality.EMBEDDING ? "embeddings" : modality.label();
    }
}
