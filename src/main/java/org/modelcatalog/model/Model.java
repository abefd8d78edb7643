package org.modelcatalog.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

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
 * @param aliasOf canonical slug of the model that this id is another name of; null = it is no alias
 * @param hub the Hub's metadata; null for models that are not on the Hub
 * @param origins sources of the enriched fields' values
 * @param listing what the catalog has seen of it in its gateway's lists
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
        String aliasOf,
        Architecture architecture,
        Serving serving,
        Facts facts,
        HubMetrics hub,
        Map<ModelField, Origin> origins,
        Listing listing) {

    /** Orders models by downloads descending, then id: the order of the Hub's catalog. */
    public static final Comparator<Model> BY_DOWNLOADS =
            Comparator.comparing(Model::downloads).reversed().thenComparing(Model::id);

    public Model {
        aliases = List.copyOf(aliases);
        owner = Vocabulary.one(owner);
        gateways = Vocabulary.one(List.copyOf(gateways));
        architecture = Vocabulary.one(architecture);
        facts = Facts.NONE.equals(facts) ? Facts.NONE : facts;
        // these are mostly equal; memory then holds the text once
        canonicalSlug = id.equals(canonicalSlug) ? id : canonicalSlug;
        huggingFaceId = id.equals(huggingFaceId) ? id : huggingFaceId;
        siteUrl = hub != null && hub.url() != null && hub.url().equals(siteUrl) ? hub.url() : siteUrl;
        // an EnumMap is small, and a row has one entry for each enriched field
        origins = Vocabulary.one(
                origins.isEmpty() ? Map.<ModelField, Origin>of() : Collections.unmodifiableMap(new EnumMap<>(origins)));
        // null: a row that was stored before there were any
        listing = listing == null || Listing.NOW.equals(listing) ? Listing.NOW : listing;
    }

    /** A row as its source makes it, which knows nothing of earlier fetches. */
    public Model(
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
            String aliasOf,
            Architecture architecture,
            Serving serving,
            Facts facts,
            HubMetrics hub,
            Map<ModelField, Origin> origins) {
        this(
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
                aliasOf,
                architecture,
                serving,
                facts,
                hub,
                origins,
                Listing.NOW);
    }

    /** Returns the description, or else a line that names the model: clients rely on a text. */
    public String summary() {
        if (description != null) {
            return description;
        }
        return huggingFaceId != null ? "Hugging Face model: " + huggingFaceId : name;
    }

    private long downloads() {
        return hub == null || hub.downloads() == null ? 0 : hub.downloads();
    }

    /** Returns the tokens that live offers serve at most, else those of the model's own files; null = unknown. */
    public Long contextLength() {
        return serving.contextLength().orElse(nativeContext());
    }

    /** Returns the tokens that the model's own files state; null = unknown. */
    public Long nativeContext() {
        return hub == null ? null : hub.nativeContext();
    }

    /** Returns the number of parameters, as the Hub's record says or else as a gateway does; null = unknown. */
    public ParameterCount parameters() {
        return hub != null && hub.parameters() != null ? hub.parameters() : facts.parameters();
    }

    /** Whether a live offer has the capability, else whether the model's modalities include it; null = unknown. */
    public Boolean has(Capability capability) {
        Boolean offered = serving.has(capability);
        return offered != null ? offered : capability.in(architecture.inputs(), architecture.outputs());
    }

    /**
     * Whether a request costs nothing: every stated price is 0 and the output is text. A price that lists do not have a
     * word for, such as that of a song, may hide behind zeros. Null = unknown.
     */
    public Boolean free() {
        if (serving.amounts().anyMatch(amount -> amount.signum() > 0)) {
            return false;
        }
        return serving.pricing().complete() && architecture.outputs().equals(List.of(Modality.TEXT)) ? true : null;
    }

    /** Returns every id that names this row, its own first. Slug and Hub id name a model, not a variant of it. */
    public List<String> ids() {
        Stream<String> names = ModelId.isVariant(id) ? Stream.of() : Stream.of(canonicalSlug, huggingFaceId);
        Stream<String> named = Stream.of(
                        Stream.of(id),
                        names,
                        aliases.stream(),
                        serving.offers().stream().map(Offer::modelId))
                .flatMap(Function.identity());
        var ids = new LinkedHashMap<String, String>();
        named.filter(Objects::nonNull).forEach(name -> ids.putIfAbsent(ModelId.key(name), name));
        return List.copyOf(ids.values());
    }

    /** Returns the slug of the gateway of one of this row's offers. */
    public String gatewayOf(Offer offer) {
        return offer.gateway() != null ? offer.gateway() : sourceGateway();
    }

    /** Returns the id that one of this row's offers has at its gateway. */
    public String idOf(Offer offer) {
        return offer.modelId() != null ? offer.modelId() : id;
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

    /** Returns where the model is between its announcement and its end. */
    public Lifecycle lifecycle() {
        return Lifecycle.of(this);
    }

    /** Returns a copy with other offers and the fields that depend on them. */
    public Model with(Architecture architecture, Serving serving, Map<ModelField, Origin> origins) {
        return with(huggingFaceId, aliases, created, architecture, serving, facts, hub, origins, listing);
    }

    /** Returns a copy with the Hub's metadata. */
    public Model with(HubMetrics hub, Map<ModelField, Origin> origins) {
        return with(huggingFaceId, aliases, created, architecture, serving, facts, hub, origins, listing);
    }

    /** Returns a copy with the Hub's model that it is, and the Hub's metadata. */
    public Model onHub(String hubId, HubMetrics hub, Map<ModelField, Origin> origins) {
        return with(hubId, aliases, created, architecture, serving, facts, hub, origins, listing);
    }

    /** Returns a copy with other former ids, and with what the catalog has seen of it; itself if both are the same. */
    public Model listed(List<String> aliases, Listing listing) {
        return this.aliases.equals(aliases) && this.listing.equals(listing)
                ? this
                : with(huggingFaceId, aliases, created, architecture, serving, facts, hub, origins, listing);
    }

    /** Returns a copy that has left its list. Nothing says any more whether its offers are live. */
    public Model withdrawn(Listing listing) {
        return with(
                huggingFaceId, aliases, created, architecture, serving.ofUnknownStatus(), facts, hub, origins, listing);
    }

    /** Returns a copy with other offers and facts. */
    public Model with(Serving serving, Facts facts, Map<ModelField, Origin> origins) {
        return with(created, serving, facts, origins);
    }

    /** Returns a copy with another date, other offers and facts. */
    public Model with(String created, Serving serving, Facts facts, Map<ModelField, Origin> origins) {
        return with(huggingFaceId, aliases, created, architecture, serving, facts, hub, origins, listing);
    }

    private Model with(
            String huggingFaceId,
            List<String> aliases,
            String created,
            Architecture architecture,
            Serving serving,
            Facts facts,
            HubMetrics hub,
            Map<ModelField, Origin> origins,
            Listing listing) {
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
                aliasOf,
                architecture,
                serving,
                facts,
                hub,
                origins,
                listing);
    }
}
