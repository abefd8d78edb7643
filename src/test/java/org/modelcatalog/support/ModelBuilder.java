package org.modelcatalog.support;

import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.HubMetrics;
import org.modelcatalog.model.Listing;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.Origin;
import org.modelcatalog.model.Serving;

/** Builds a row; everything that a test does not set is unknown. {@link Models#row} starts one, {@link #from} copies one. */
public final class ModelBuilder {

    private final String gateway;
    private final String id;
    private String slug;
    private String hubId;
    private List<String> aliases = List.of();
    private String name;
    private String owner;
    private String siteUrl;
    private String created;
    private String description;
    private String aliasOf;
    private Architecture architecture = Architecture.UNKNOWN;
    private Serving serving = Serving.NOBODY;
    private Facts facts = Facts.NONE;
    private HubMetrics hub;
    private Map<ModelField, Origin> origins = Map.of();
    private Listing listing = Listing.NOW;

    ModelBuilder(String gateway, String id) {
        this.gateway = gateway;
        this.id = id;
        this.slug = id;
        this.name = id;
    }

    /** Starts with the values of a row of one gateway. */
    public static ModelBuilder from(Model row) {
        var builder = new ModelBuilder(row.sourceGateway(), row.id());
        builder.slug = row.canonicalSlug();
        builder.hubId = row.huggingFaceId();
        builder.aliases = row.aliases();
        builder.name = row.name();
        builder.owner = row.owner();
        builder.siteUrl = row.siteUrl();
        builder.created = row.created();
        builder.description = row.description();
        builder.aliasOf = row.aliasOf();
        builder.facts = row.facts();
        builder.architecture = row.architecture();
        builder.serving = row.serving();
        builder.hub = row.hub();
        builder.origins = row.origins();
        builder.listing = row.listing();
        return builder;
    }

    public ModelBuilder slug(String slug) {
        this.slug = slug;
        return this;
    }

    public ModelBuilder hubId(String hubId) {
        this.hubId = hubId;
        return this;
    }

    public ModelBuilder aliases(String... aliases) {
        this.aliases = List.of(aliases);
        return this;
    }

    public ModelBuilder name(String name) {
        this.name = name;
        return this;
    }

    public ModelBuilder owner(String owner) {
        this.owner = owner;
        return this;
    }

    public ModelBuilder siteUrl(String siteUrl) {
        this.siteUrl = siteUrl;
        return this;
    }

    public ModelBuilder created(String created) {
        this.created = created;
        return this;
    }

    public ModelBuilder description(String description) {
        this.description = description;
        return this;
    }

    /** The context that the model's own files state. */
    public ModelBuilder nativeContext(Long tokens) {
        hub = (hub == null ? HubMetrics.unknown(null) : hub).withNativeContext(tokens);
        return this;
    }

    public ModelBuilder aliasOf(String slug) {
        this.aliasOf = slug;
        return this;
    }

    public ModelBuilder facts(Facts facts) {
        this.facts = facts;
        return this;
    }

    public ModelBuilder architecture(Architecture architecture) {
        this.architecture = architecture;
        return this;
    }

    public ModelBuilder offers(Offer... offers) {
        return serving(new Serving(List.of(offers)));
    }

    public ModelBuilder serving(Serving serving) {
        this.serving = serving;
        return this;
    }

    public ModelBuilder hub(HubMetrics hub) {
        this.hub = hub;
        return this;
    }

    public ModelBuilder origins(Map<ModelField, Origin> origins) {
        this.origins = origins;
        return this;
    }

    public ModelBuilder listing(Listing listing) {
        this.listing = listing;
        return this;
    }

    public Model build() {
        return new Model(
                id,
                slug,
                hubId,
                aliases,
                name,
                owner,
                siteUrl,
                List.of(gateway),
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
