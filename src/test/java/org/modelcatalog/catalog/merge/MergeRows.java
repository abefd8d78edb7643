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
import org.modelcatalog.support.Models;

/** MergeRows of several gateways. Each has an offer, by default one that says nothing but who makes it. */
final class MergeRows {

    private MergeRows() {}

    /** A row of the Hub. */
    static Model hub(String id, long downloads, String... aliases) {
        Model row = row("hug", id, id, id);
        return new Model(
                id,
                id,
                id,
                List.of(aliases),
                row.name(),
                row.owner(),
                null,
                row.gateways(),
                null,
                null,
                null,
                Architecture.UNKNOWN,
                row.serving(),
                metrics(downloads),
                Map.of());
    }

    static Model row(String gateway, String id, String slug, String hubId) {
        return row(gateway, id, slug, hubId, Models.offer(gateway, null, null));
    }

    static Model row(String gateway, String id, String slug, String hubId, Offer... offers) {
        return Models.of(gateway, id, slug, hubId, gateway + " " + id, ModelId.owner(id), new Serving(List.of(offers)));
    }

    /** A row that says something of itself, and from where it has it. */
    static Model saying(
            Model row, String created, String description, Architecture architecture, Map<ModelField, Origin> origins) {
        return new Model(
                row.id(),
                row.canonicalSlug(),
                row.huggingFaceId(),
                row.aliases(),
                row.name(),
                row.owner(),
                row.siteUrl(),
                row.gateways(),
                created,
                description,
                row.contextLength(),
                architecture,
                row.serving(),
                row.hub(),
                origins);
    }

    static HubMetrics metrics(long downloads) {
        return new HubMetrics(
                null,
                downloads,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "https://huggingface.co/",
                null,
                null,
                null,
                "mit",
                null,
                List.of(),
                List.of(),
                List.of());
    }
}
