package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Gated;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ParameterCount;

/** The Hub's metrics and metadata of a model. */
@RegisterForReflection
@Schema(name = "HuggingFaceMetrics")
public record HubMetricsView(
        @Schema(nullable = true, description = "Of the last 30 days")
        Long downloads,

        @Schema(nullable = true) Long likes,

        @Schema(nullable = true, examples = "text-generation")
        String pipelineTag,

        @Schema(nullable = true, examples = "7000000000") Long numParameters,

        @Schema(ref = "Gated") Object gated,

        @JsonProperty("private") @Schema(nullable = true) Boolean isPrivate,

        @Schema(nullable = true, description = "ISO-8601") String lastModified,

        @Schema(nullable = true) String author,

        String url,

        @Schema(nullable = true) Long downloadsAllTime,

        @Schema(nullable = true) BigDecimal trendingScore,

        @Schema(nullable = true, examples = "apache-2.0") String license,

        @Schema(nullable = true) String libraryName,

        List<String> languages,
        List<String> baseModels,
        List<String> tags,

        @Schema(nullable = true, description = "Commit of the main branch")
        String sha,

        @Schema(nullable = true, description = "The license's own name where `license` is `other`")
        String licenseName,

        @Schema(nullable = true) String licenseLink,

        List<String> datasets,

        @Schema(nullable = true, description = "Whether the Hub has closed the repository")
        Boolean disabled) {

    /** Null = nothing is known of the model on the Hub. */
    static HubMetricsView of(Model model) {
        if (model.hub() != null) {
            return of(model.hub(), model.parameters());
        }
        // A gateway that lists models of the Hub states their size.
        return model.parameters() == null || model.huggingFaceId() == null
                ? null
                : of(HubMetrics.unknown("https://huggingface.co/" + model.huggingFaceId()), model.parameters());
    }

    private static HubMetricsView of(HubMetrics hub, ParameterCount parameters) {
        return new HubMetricsView(
                hub.downloads(),
                hub.likes(),
                hub.pipelineTag(),
                parameters == null ? null : parameters.value(),
                gated(hub.gated()),
                hub.isPrivate(),
                hub.lastModified(),
                hub.author(),
                hub.url(),
                hub.downloadsAllTime(),
                hub.trendingScore(),
                hub.license(),
                hub.libraryName(),
                hub.languages(),
                hub.baseModels(),
                hub.tags(),
                hub.weights().revision(),
                hub.licenseName(),
                hub.licenseLink(),
                hub.datasets(),
                hub.disabled());
    }

    /** The Hub's own spelling: false, or the kind of consent. */
    private static Object gated(Gated gated) {
        if (gated == null) {
            return null;
        }
        return switch (gated) {
            case NO -> Boolean.FALSE;
            case AUTO -> "auto";
            case MANUAL -> "manual";
        };
    }
}
