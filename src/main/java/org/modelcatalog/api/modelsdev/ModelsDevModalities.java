package org.modelcatalog.api.modelsdev;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Modality;

/** Modalities in the closed list of words of models.dev; empty = unknown. */
@RegisterForReflection
@Schema(name = "ModelsDevModalities", description = "Of text, image, audio, video and pdf; empty = unknown")
public record ModelsDevModalities(List<String> input, List<String> output) {

    /** Whether the format has a word for each of them. */
    static boolean haveWords(List<Modality> inputs, List<Modality> outputs) {
        return !inputs.contains(Modality.THREE_D) && !outputs.contains(Modality.THREE_D);
    }

    static ModelsDevModalities of(List<Modality> inputs, List<Modality> outputs) {
        return new ModelsDevModalities(words(inputs), words(outputs));
    }

    /** Embeddings are filed as text, and files are mostly PDF. */
    private static List<String> words(List<Modality> modalities) {
        return modalities.stream()
                .map(modality -> switch (modality) {
                    case FILE -> "pdf";
                    case EMBEDDING -> Modality.TEXT.label();
                    default -> modality.label();
                })
                .distinct()
                .toList();
    }
}
