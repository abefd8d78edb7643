package org.modelcatalog.catalog.merge;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Origin;

/** Adds the Hub's metrics to the rows of another gateway, by Hub id. */
public final class HubMetricsJoin {

    private HubMetricsJoin() {}

    /**
     * The rows, with the Hub's metrics where the Hub has the model.
     *
     * @param hub finds the Hub's row of an id
     * @param at when the Hub's rows were fetched
     */
    public static List<Model> join(List<Model> rows, Function<String, Optional<Model>> hub, Instant at) {
        return rows.stream()
                .map(row -> Optional.ofNullable(row.huggingFaceId())
                        .flatMap(hub)
                        .filter(ModelField.HUB_METRICS::isKnown)
                        .map(known -> joined(row, known, at))
                        .orElse(row))
                .toList();
    }

    private static Model joined(Model row, Model known, Instant at) {
        Map<ModelField, Origin> origins = new EnumMap<>(ModelField.class);
        origins.putAll(row.origins());
        origins.put(ModelField.HUB_METRICS, new Origin("hub", "hugging_face_id", at));
        known.origins().forEach((field, origin) -> {
            if (field.isHubMetric()) {
                origins.put(field, origin);
            }
        });
        return row.with(known.hub(), origins);
    }
}
