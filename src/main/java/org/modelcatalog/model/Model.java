package org.modelcatalog.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One row of the catalog, normalised: the same shape whatever gateway it came from.
 *
 * @param id the gateway's id, verbatim
 * @param canonicalSlug names the model whatever variant of it the row is; the id where the gateway does not tell
 * @param huggingFaceId the Hub id, or null where the gateway does not tell
 * @param aliases other ids of the same model at this gateway: former and legacy names
 * @param name for people to read
 * @param owner who published it, a slug; null = unknown
 * @param siteUrl the model's page; null = unknown
 * @param gateways slugs of the gateways that list it, the one whose row this is first
 * @param created ISO-8601; null = unknown
 * @param description null = the gateway has none
 * @param contextLength tokens; null = unknown
 * @param hub what the Hub says; null for models that are not on the Hub
 * @param origins where the values of enriched fields come from
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

    /** The order of catalogs of the Hub's models: by downloads descending, then id. */
    public static final Comparator<Model> BY_DOWNLOADS =
            Comparator.comparing(Model::downloads).reversed().thenComparing(Model::id);

    public Model {
        aliases = List.copyOf(aliases);
        owner = Vocabulary.one(owner);
        gateways = Vocabulary.one(List.copyOf(gateways));
        architecture = Vocabulary.one(architecture);
        // the same text most of the time, and then once in memory
        canonicalSlug = id.equals(canonicalSlug) ? id : canonicalSlug;
        huggingFaceId = id.equals(huggingFaceId) ? id : huggingFaceId;
        siteUrl = hub != null && hub.url() != null && hub.url().equals(siteUrl) ? hub.url() : siteUrl;
        origins = Vocabulary.one(Immutable.byEnum(origins));
    }

    private long downloads() {
        return hub == null || hub.downloads() == null ? 0 : hub.downloads();
    }

    /** Slug of the gateway whose row this is. */
    public String sourceGateway() {
        return gateways.get(0);
    }

    /** Whether both rows say the same, whenever either was fetched. */
    public boolean saysTheSameAs(Model other) {
        return with(hub, Map.of()).equals(other.with(other.hub, Map.of()))
                && origins.keySet().equals(other.origins.keySet())
                && origins.entrySet().stream()
                        .allMatch(origin -> origin.getValue().saysTheSameAs(other.origins.get(origin.getKey())));
    }

    /** The same model, served otherwise. */
    public Model with(Architecture architecture, Long contextLength, Serving serving, Map<ModelField, Origin> origins) {
        return with(architecture, contextLength, serving, hub, origins);
    }

    /** The same row, with what the Hub says of the model. */
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
