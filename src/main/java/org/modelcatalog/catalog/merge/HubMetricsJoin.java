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

/** Finds the Hub's model of the rows of another gateway, and adds its metrics to them. */
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
                .map(row -> match(row, hub)
                        .filter(ModelField.HUB_METRICS::isKnown)
                        .map(known -> joined(row, known, at))
                        .orElse(row))
                .toList();
    }

    /** Returns how many rows the Hub has the model of. */
    public static int matches(List<Model> rows, Function<String, Optional<Model>> hub) {
        return (int) rows.stream().filter(row -> match(row, hub).isPresent()).count();
    }

    /** By the Hub id that the gateway states, else by an id that is a Hub id to the letter; never by names that look alike. */
    private static Optional<Model> match(Model row, Function<String, Optional<Model>> hub) {
        return row.huggingFaceId() != null
                ? hub.apply(row.huggingFaceId())
                : hub.apply(row.id()).filter(known -> known.id().equalsIgnoreCase(row.id()));
    }

    private static Model joined(Model row, Model known, Instant at) {
        Map<ModelField, Origin> origins = new EnumMap<>(ModelField.class);
        origins.putAll(row.origins());
        String rule = row.huggingFaceId() != null ? "hugging_face_id" : "same_id";
        origins.put(ModelField.HUB_METRICS, new Origin("hub", rule, at));
        known.origins().forEach((field, origin) -> {
            if (field.isHubMetric()) {
                origins.put(field, origin);
            }
        });
        return row.onHub(row.huggingFaceId() != null ? row.huggingFaceId() : known.id(), known.hub(), origins);
    }
}
