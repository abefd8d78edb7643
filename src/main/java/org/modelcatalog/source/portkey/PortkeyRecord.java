package org.modelcatalog.source.portkey;

import static org.modelcatalog.source.json.TolerantJson.idOf;
import static org.modelcatalog.source.json.TolerantJson.object;
import static org.modelcatalog.source.json.TolerantJson.positive;
import static org.modelcatalog.source.json.TolerantJson.text;
import static org.modelcatalog.source.json.TolerantJson.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.modelcatalog.model.Architecture;
import org.modelcatalog.model.Capabilities;
import org.modelcatalog.model.Facts;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Model;
import org.modelcatalog.model.ModelField;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.Serving;
import org.modelcatalog.source.Gateway;
import org.modelcatalog.source.ModelName;
import org.modelcatalog.source.Origins;
import org.modelcatalog.source.TokenPrice;
import org.modelcatalog.source.json.UnusableRecordException;

/**
 * A model as Portkey lists it. Its ids are {@code @integration/model}, where the account's owner names the integration
 * and the model is written as its provider writes it; more than ids is seldom said.
 *
 * @param canonicalSlug what stands behind every integration that leads to the model; null = not said
 * @param name null = not said
 * @param created ISO-8601; null = not said
 */
record PortkeyRecord(
        String id,
        String canonicalSlug,
        String name,
        String description,
        String created,
        Long contextLength,
        Pricing pricing) {

    /** @throws UnusableRecordException when it has no id */
    static PortkeyRecord read(JsonNode json) throws UnusableRecordException {
        JsonNode prices = object(json, "pricing");
        return new PortkeyRecord(
                idOf(json, "id"),
                text(json, "canonical_slug") != null ? text(json, "canonical_slug") : text(json, "slug"),
                text(json, "display_name") != null ? text(json, "display_name") : text(json, "name"),
                text(json, "description"),
                time(json, "created"),
                positive(json, "context_length"),
                prices == null
                        ? Pricing.UNKNOWN
                        : Pricing.perToken(
                                TokenPrice.of(prices.get("prompt")), TokenPrice.of(prices.get("completion"))));
    }

    /**
     * The row in the catalog of a gateway that is made of this list.
     *
     * @param provider serves models whose id names no integration
     */
    Model row(Gateway gateway, String provider, Instant at) {
        var origins = new Origins(PortkeySource.SLUG, at);
        boolean onHub = gateway.equals(Gateway.HUGGING_FACE) && model().contains("/") && ModelId.isValid(model());
        var serving = new Serving(List.of(offer(provider)));
        origins.noteListed(serving, "listed");
        return new Model(
                id,
                slug(),
                onHub ? model() : null,
                slug().equals(ownedName()) ? List.of() : List.of(ownedName()),
                name == null ? ModelName.of(id) : name,
                ModelId.owner(ownedName()),
                onHub ? "https://huggingface.co/" + model() : null,
                List.of(gateway.slug()),
                origins.note(ModelField.CREATED, created, "created"),
                origins.note(ModelField.DESCRIPTION, description, "description"),
                null,
                Architecture.UNKNOWN,
                serving,
                Facts.NONE,
                null,
                origins.noted());
    }

    /** What stands behind the integration. */
    private String model() {
        int slash = id.startsWith("@") ? id.indexOf('/') : -1;
        return id.substring(slash + 1);
    }

    private String integration(String otherwise) {
        int slash = id.startsWith("@") ? id.indexOf('/') : -1;
        return slash > 1 ? id.substring(1, slash) : otherwise;
    }

    /** As Portkey names the model whatever integration leads to it, else as others do. */
    private String slug() {
        return canonicalSlug == null || model().contains("/") && !canonicalSlug.contains("/")
                ? ownedName()
                : canonicalSlug;
    }

    /** {@code owner/name}, as other gateways name the model: many integrations are called like the owner. */
    private String ownedName() {
        return model().contains("/") || !id.startsWith("@") ? model() : integration(PortkeySource.SLUG) + "/" + model();
    }

    private Offer offer(String provider) {
        return new Offer(
                integration(provider),
                null,
                null,
                Offer.LIVE,
                Limits.ofContext(contextLength),
                pricing,
                null,
                Capabilities.UNKNOWN,
                null,
                null,
                null,
                OfferTerms.NONE);
    }
}
