package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Capability;

/** What a model or an offer can do. */
@RegisterForReflection
@Schema(name = "Capabilities", description = "true, false, or null = unknown")
public record CapabilitiesView(
        @Schema(nullable = true) Boolean tools,
        @Schema(nullable = true) Boolean structuredOutputs,
        @Schema(nullable = true) Boolean reasoning,
        @Schema(nullable = true) Boolean vision,
        @Schema(nullable = true) Boolean audioInput,
        @Schema(nullable = true) Boolean videoInput,
        @Schema(nullable = true) Boolean fileInput,
        @Schema(nullable = true) Boolean imageOutput,
        @Schema(nullable = true) Boolean audioOutput,
        @Schema(nullable = true) Boolean embeddings) {

    static CapabilitiesView of(Function<Capability, Boolean> has) {
        return new CapabilitiesView(
                has.apply(Capability.TOOLS),
                has.apply(Capability.STRUCTURED_OUTPUTS),
                has.apply(Capability.REASONING),
                has.apply(Capability.VISION),
                has.apply(Capability.AUDIO_INPUT),
                has.apply(Capability.VIDEO_INPUT),
                has.apply(Capability.FILE_INPUT),
                has.apply(Capability.IMAGE_OUTPUT),
                has.apply(Capability.AUDIO_OUTPUT),
                has.apply(Capability.EMBEDDINGS));
    }
}
