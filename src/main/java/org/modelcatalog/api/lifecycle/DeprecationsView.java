package org.modelcatalog.api.lifecycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.modelcatalog.api.lifecycle.DeprecatedModel.Bucket;
import org.modelcatalog.api.request.ListQuery;
import org.modelcatalog.catalog.snapshot.CatalogSnapshot;
import org.modelcatalog.model.StatedTime;

/** Models whose end a source states, in LiteLLM's three buckets, each by date and then id. */
@RegisterForReflection
@Schema(name = "Deprecations")
public record DeprecationsView(
        @Schema(description = "The last day is past; the model may still be listed, or has left its list")
        List<DeprecatedModel> deprecated,

        @Schema(description = "The last day is today or within the days")
        List<DeprecatedModel> imminent,

        @Schema(description = "The last day is later") List<DeprecatedModel> upcoming,

        @Schema(description = "As it was asked for", examples = "30")
        int warnWithinDays,

        @Schema(description = "When the lists were fetched, ISO-8601 UTC")
        String checkedAt,

        @Schema(examples = "all") String gateway,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "Missing parts of the catalog and the reasons. Left out if none")
        Map<String, String> missing,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "Parameters that the route does not know. Left out if none")
        List<String> ignoredParameters) {

    /** Reads every model that matches. */
    static DeprecationsView of(CatalogSnapshot snapshot, ListQuery query, LocalDate today, int within) {
        List<DeprecatedModel> models = query.models(snapshot).stream()
                .flatMap(model -> StatedTime.parse(model.facts().expirationDate())
                        .map(end -> DeprecatedModel.of(model, end, today, within))
                        .stream())
                .sorted(Comparator.comparing(DeprecatedModel::deprecationDate)
                        .thenComparing(DeprecatedModel::modelName))
                .toList();
        return new DeprecationsView(
                in(Bucket.DEPRECATED, models),
                in(Bucket.IMMINENT, models),
                in(Bucket.UPCOMING, models),
                within,
                snapshot.fetchedAt().toString(),
                snapshot.gateway().slug(),
                snapshot.missing(),
                query.ignored().names());
    }

    private static List<DeprecatedModel> in(Bucket bucket, List<DeprecatedModel> models) {
        return models.stream().filter(model -> model.isIn(bucket)).toList();
    }
}
