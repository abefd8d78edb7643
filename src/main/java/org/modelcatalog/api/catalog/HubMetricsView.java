package org.modelcatalog.api.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.model.Gated;
import org.modelcatalog.model.HubMetrics;

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
        List<String> tags) {

    static HubMetricsView of(HubMetrics hub) {
        return new HubMetricsView(
                hub.downloads(),
                hub.likes(),
                hub.pipelineTag(),
                hub.parameters() == null ? null : hub.parameters().value(),
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
                hub.tags());
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
