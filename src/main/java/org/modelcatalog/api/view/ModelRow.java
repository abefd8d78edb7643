package org.modelcatalog.api.view;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Model;

/** A model in the native shape, its fields in the order of the contract. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Model", description = "One row of the catalog. null is unknown, never a default.")
public record ModelRow(
        @Schema(description = "The gateway's id, verbatim", examples = "acme-ai/Aurora-7B-Instruct")
        String id,

        String slug,
        String canonicalSlug,

        @Schema(description = "Id on the Hugging Face Hub", nullable = true)
        String huggingFaceId,

        @Schema(examples = "Aurora 7B Instruct") String name,

        @Schema(description = "Who published it", nullable = true, examples = "acme-ai")
        String providerSlug,

        @Schema(nullable = true) String providerSiteUrl,

        @Schema(examples = "hug") String sourceGateway,

        @Schema(ref = "Created") Object created,

        String description,

        @Schema(description = "Tokens; 0 = unknown", examples = "131072")
        long contextLength,

        ArchitectureView architecture,
        PricingView pricing,

        @Schema(nullable = true, description = "null with include_huggingface=false")
        HubMetricsView huggingfaceMetrics,

        @Schema(description = "Who serves it now; empty = listed on the Hub, served by nobody")
        List<ProviderView> providers,

        @Schema(description = "Whether at least one provider is live")
        boolean servable,

        @Schema(nullable = true) TopProviderView topProvider,

        @Schema(nullable = true) Map<String, String> perRequestLimits,

        @Schema(examples = "[\"tools\",\"tool_choice\"]") List<String> supportedParameters,

        Map<String, String> defaultParameters) {

    /** The native row. */
    public static ModelRow of(Model model, boolean includeHub) {
        return of(model, model.created(), includeHub);
    }

    static ModelRow of(Model model, Object created, boolean includeHub) {
        return new ModelRow(
                model.id(),
                model.id(),
                model.id(),
                model.huggingFaceId(),
                model.name(),
                model.owner(),
                model.siteUrl(),
                model.sourceGateway(),
                created,
                model.description(),
                model.contextLength() == null ? 0 : model.contextLength(),
                ArchitectureView.of(model.architecture()),
                PricingView.of(model.serving().pricing()),
                includeHub && model.hub() != null ? HubMetricsView.of(model.hub()) : null,
                model.serving().providers().stream().map(ProviderView::of).toList(),
                model.serving().servable(),
                model.serving().top().map(TopProviderView::of).orElse(null),
                null,
                model.serving().supportedParameters(),
                Map.of());
    }
}
