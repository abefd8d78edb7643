package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Capabilities;
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

    static CapabilitiesView of(Capabilities capabilities) {
        return new CapabilitiesView(
                capabilities.has(Capability.TOOLS),
                capabilities.has(Capability.STRUCTURED_OUTPUTS),
                capabilities.has(Capability.REASONING),
                capabilities.has(Capability.VISION),
                capabilities.has(Capability.AUDIO_INPUT),
                capabilities.has(Capability.VIDEO_INPUT),
                capabilities.has(Capability.FILE_INPUT),
                capabilities.has(Capability.IMAGE_OUTPUT),
                capabilities.has(Capability.AUDIO_OUTPUT),
                capabilities.has(Capability.EMBEDDINGS));
    }
}
