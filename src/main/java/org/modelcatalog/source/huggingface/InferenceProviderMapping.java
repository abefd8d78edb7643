package org.modelcatalog.source.huggingface;

import static org.modelcatalog.source.json.TolerantJson.amount;
import static org.modelcatalog.source.json.TolerantJson.bool;
import static org.modelcatalog.source.json.TolerantJson.decimal;
import static org.modelcatalog.source.json.TolerantJson.object;
import static org.modelcatalog.source.json.TolerantJson.positive;
import static org.modelcatalog.source.json.TolerantJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.modelcatalog.model.Capabilities;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.source.TokenPrice;

/**
 * Who serves a model through Inference Providers: {@code inferenceProviderMapping}.
 *
 * <p>The list route sends an array of objects that name their provider, the single-model route an object keyed by
 * provider; both are accepted on both.
 */
final class InferenceProviderMapping {

    private InferenceProviderMapping() {}

    /** The offers, ordered by provider; empty when the model is served by nobody. */
    static List<Offer> read(JsonNode mapping) {
        var providers = new ArrayList<Offer>();
        if (mapping != null && mapping.isArray()) {
            mapping.forEach(offer -> add(providers, text(offer, "provider"), offer));
        } else if (mapping != null && mapping.isObject()) {
            mapping.properties().forEach(offer -> add(providers, offer.getKey(), offer.getValue()));
        }
        providers.sort(Comparator.comparing(Offer::inferenceProvider));
        return providers;
    }

    private static void add(List<Offer> providers, String name, JsonNode offer) {
        if (name == null || name.isBlank() || !offer.isObject()) {
            return;
        }
        JsonNode details = object(offer, "providerDetails");
        JsonNode performance = object(offer, "performance");
        JsonNode features = object(offer, "features");
        providers.add(new Offer(
                name,
                null,
                null,
                text(offer, "status"),
                Limits.ofContext(details == null ? null : positive(details, "context_length")),
                pricing(details == null ? null : object(details, "pricing")),
                null,
                features == null
                        ? Capabilities.UNKNOWN
                        : Capabilities.of(bool(features, "toolCalling"), bool(features, "structuredOutput")),
                performance == null ? null : amount(performance, "firstTokenLatencyMs"),
                performance == null ? null : amount(performance, "tokensPerSecond"),
                bool(offer, "isModelAuthor"),
                OfferTerms.NONE));
    }

    /** Quoted in US dollars per million tokens. */
    static Pricing pricing(JsonNode quoted) {
        return quoted == null
                ? Pricing.UNKNOWN
                : Pricing.perToken(
                        TokenPrice.ofMillion(decimal(quoted, "input")),
                        TokenPrice.ofMillion(decimal(quoted, "output")));
    }
}
