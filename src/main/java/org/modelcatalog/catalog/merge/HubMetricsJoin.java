package org.modelcatalog.catalog.merge;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Origin;

/** Finds the Hub's model of the rows of another gateway, and adds its metrics to them. */
public final class HubMetricsJoin {

    private final Function<String, Optional<Model>> hub;
    private final boolean sameIds;

    /**
     * @param hub finds the Hub's row of an id
     * @param sameIds whether a row that states no Hub id is of the Hub's model that has its id
     */
    public HubMetricsJoin(Function<String, Optional<Model>> hub, boolean sameIds) {
        this.hub = hub;
        this.sameIds = sameIds;
    }

    /**
     * The rows, with the Hub's metrics where the Hub has the model.
     *
     * @param at when the Hub's rows were fetched
     */
    public List<Model> join(List<Model> rows, Instant at) {
        return rows.stream()
                .map(row -> match(row)
                        .filter(ModelField.HUB_METRICS::isKnown)
                        .map(known -> joined(row, known, at))
                        .orElse(row))
                .toList();
    }

    /** Returns how many rows the Hub has the model of. */
    public int matches(List<Model> rows) {
        return (int) rows.stream().filter(row -> match(row).isPresent()).count();
    }

    /** Never by names that only look alike. An id needs its owner: a name alone is too often that of something else. */
    private Optional<Model> match(Model row) {
        if (row.huggingFaceId() != null) {
            return hub.apply(row.huggingFaceId());
        }
        return sameIds && ModelId.owner(row.id()) != null
                ? hub.apply(row.id()).filter(known -> known.id().equalsIgnoreCase(row.id()))
                : Optional.empty();
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
