package org.modelcatalog.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One row of the catalog, in the same normalised shape for every gateway.
 *
 * @param id the gateway's id, verbatim
 * @param canonicalSlug names the model without its variant; the id where the gateway does not state it
 * @param huggingFaceId the Hub id; null where the gateway does not state it
 * @param aliases other ids of the same model at this gateway: former and legacy names
 * @param name display name
 * @param owner slug of the publisher; null = unknown
 * @param siteUrl the model's page; null = unknown
 * @param gateways slugs of the gateways that list the model; this row's own gateway is first
 * @param created ISO-8601; null = unknown
 * @param description null = the gateway states none
 * @param contextLength tokens; null = unknown
 * @param hub the Hub's metadata; null for models that are not on the Hub
 * @param origins sources of the enriched fields' values
 */
public record Model(
        String id,
        String canonicalSlug,
        String huggingFaceId,
        List<String> aliases,
        String name,
        String owner,
        String siteUrl,
        List<String> gateways,
        String created,
        String description,
        Long contextLength,
        Architecture architecture,
        Serving serving,
        HubMetrics hub,
        Map<ModelField, Origin> origins) {

    /** Orders models by downloads descending, then id: the order of the Hub's catalog. */
    public static final Comparator<Model> BY_DOWNLOADS =
            Comparator.comparing(Model::downloads).reversed().thenComparing(Model::id);

    public Model {
        aliases = List.copyOf(aliases);
        owner = Vocabulary.one(owner);
        gateways = Vocabulary.one(List.copyOf(gateways));
        architecture = Vocabulary.one(architecture);
        // these are mostly equal; memory then holds the text once
        canonicalSlug = id.equals(canonicalSlug) ? id : canonicalSlug;
        huggingFaceId = id.equals(huggingFaceId) ? id : huggingFaceId;
        siteUrl = hub != null && hub.url() != null && hub.url().equals(siteUrl) ? hub.url() : siteUrl;
        // an EnumMap is small, and a row has one entry for each enriched field
        origins = Vocabulary.one(
                origins.isEmpty() ? Map.<ModelField, Origin>of() : Collections.unmodifiableMap(new EnumMap<>(origins)));
    }

    private long downloads() {
        return hub == null || hub.downloads() == null ? 0 : hub.downloads();
    }

    /** Returns the slug of this row's own gateway. */
    public String sourceGateway() {
        return gateways.get(0);
    }

    /** Whether both rows are equal, apart from the time of their fetch. */
    public boolean saysTheSameAs(Model other) {
        return with(hub, Map.of()).equals(other.with(other.hub, Map.of()))
                && origins.keySet().equals(other.origins.keySet())
                && origins.entrySet().stream()
                        .allMatch(origin -> origin.getValue().saysTheSameAs(other.origins.get(origin.getKey())));
    }

    /** Returns a copy with other offers and the fields that depend on them. */
    public Model with(Architecture architecture, Long contextLength, Serving serving, Map<ModelField, Origin> origins) {
        return with(architecture, contextLength, serving, hub, origins);
    }

    /** Returns a copy with the Hub's metadata. */
    public Model with(HubMetrics hub, Map<ModelField, Origin> origins) {
        return with(architecture, contextLength, serving, hub, origins);
    }

    private Model with(
            Architecture architecture,
            Long contextLength,
            Serving serving,
            HubMetrics hub,
            Map<ModelField, Origin> origins) {
        return new Model(
                id,
                canonicalSlug,
                huggingFaceId,
                aliases,
                name,
                owner,
                siteUrl,
                gateways,
                created,
                description,
                contextLength,
                architecture,
                serving,
                hub,
                origins);
    }
}
