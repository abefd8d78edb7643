package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Modality;

/** Modalities, tokenizer and instruction format. */
@RegisterForReflection
@Schema(name = "Architecture")
public record ArchitectureView(
        @Schema(nullable = true, examples = "text+image->text")
        String modality,

        List<String> inputModalities,
        List<String> outputModalities,

        @Schema(nullable = true) String tokenizer,

        @Schema(nullable = true) String instructType) {

    static ArchitectureView of(Architecture architecture) {
        return new ArchitectureView(
                architecture.modality(),
                architecture.inputs().stream().map(Modality::label).toList(),
                architecture.outputs().stream().map(Modality::label).toList(),
                architecture.tokenizer(),
                architecture.instructType());
    }
}
