package org.modelcatalog.catalog.merge;

import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Serving;
import org.modelcatalog.support.ModelBuilder;
import org.modelcatalog.support.Models;

/** Makes rows of several gateways. Each has an offer, by default one that states only its inference provider. */
final class MergeRows {

    private MergeRows() {}

    /** Makes a row of the Hub. */
    static Model hub(String id, long downloads, String... aliases) {
        return ModelBuilder.from(row("hug", id, id, id))
                .aliases(aliases)
                .hub(metrics(downloads))
                .build();
    }

    static Model row(String gateway, String id, String slug, String hubId) {
        return row(gateway, id, slug, hubId, Models.offer(gateway, null, null));
    }

    static Model row(String gateway, String id, String slug, String hubId, Offer... offers) {
        return Models.of(gateway, id, slug, hubId, gateway + " " + id, ModelId.owner(id), new Serving(List.of(offers)));
    }

    /** Copies a row with values and their origins. */
    static Model saying(
            Model row, String created, String description, Architecture architecture, Map<ModelField, Origin> origins) {
        return ModelBuilder.from(row)
                .created(created)
                .description(description)
                .architecture(architecture)
                .origins(origins)
                .build();
    }

    static HubMetrics metrics(long downloads) {
        return Models.metrics(downloads, "https://huggingface.co/", "mit");
    }
}
