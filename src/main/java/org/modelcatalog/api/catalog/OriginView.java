package org.modelcatalog.api.catalog;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.request.RowOptions;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.Origin;

/** The origin of one value. */
@RegisterForReflection
@Schema(name = "Origin")
public record OriginView(
        @Schema(description = "The API that states the value: `hub`, `router` or a gateway", examples = "router")
        String source,

        @Schema(
                description = "How the value is derived from the response of that API",
                examples = "lowest_prompt_price_of_live_providers")
        String rule,

        @Schema(description = "The value is no older than this, ISO-8601 UTC")
        String at) {

    /** Stands beside the fields and lists the contradictions; absent where there are none. */
    private static final String CONFLICTS = "conflicts";

    /** By field, in the order of a row, without the values that no source states; then the conflicts. */
    static Map<String, Object> byField(Model model, RowOptions options) {
        Map<String, Object> origins = new LinkedHashMap<>();
        model.origins().forEach((field, origin) -> {
            if (!field.isHubMetric() || options.includeHub()) {
                origins.put(field.label(), of(origin));
            }
        });
        if (!model.facts().conflicts().isEmpty()) {
            origins.put(
                    CONFLICTS,
                    model.facts().conflicts().stream().map(ConflictView::of).toList());
        }
        return origins;
    }

    private static OriginView of(Origin origin) {
        return new OriginView(origin.source(), origin.rule(), origin.at().toString());
    }
}
