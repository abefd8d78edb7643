package org.modelcatalog.source.huggingface;

import static org.modelcatalog.source.json.TolerantJson.amount;
import static org.modelcatalog.source.json.TolerantJson.bool;
import static org.modelcatalog.source.json.TolerantJson.idOf;
import static org.modelcatalog.source.json.TolerantJson.object;
import static org.modelcatalog.source.json.TolerantJson.positive;
import static org.modelcatalog.source.json.TolerantJson.text;
import static org.modelcatalog.source.json.TolerantJson.texts;
import static org.modelcatalog.source.json.TolerantJson.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelcatalog.model.Capabilities;
import org.modelcatalog.model.Limits;
import org.modelcatalog.model.Modality;
import org.modelcatalog.model.ModelId;
import org.modelcatalog.model.Offer;
import org.modelcatalog.model.OfferTerms;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.source.json.UnusableRecordException;

/**
 * A model as the router of Inference Providers lists it (hub-docs, {@code docs/inference-providers/hub-api.md}). Of an
 * offer, everything but the provider's name may be missing.
 *
 * @param id a Hub id, in whatever case
 * @param created ISO-8601; null = not said
 * @param offers ordered by name
 */
record RouterRecord(String id, String created, List<Modality> inputs, List<Modality> outputs, List<Offer> offers) {

    /** @throws UnusableRecordException when it names no model */
    static RouterRecord read(JsonNode json) throws UnusableRecordException {
        String id = idOf(json, "id");
        if (!ModelId.isValid(id)) {
            throw new UnusableRecordException("invalid_id"); // no id of the Hub: nobody could look it up there
        }
        JsonNode architecture = object(json, "architecture");
        return new RouterRecord(
                id,
                time(json, "created"),
                architecture == null ? List.of() : Modality.of(texts(architecture, "input_modalities")),
                architecture == null ? List.of() : Modality.of(texts(architecture, "output_modalities")),
                offers(json.get("providers")));
    }

    /** The same model, listed twice. */
    RouterRecord and(RouterRecord other) {
        return new RouterRecord(id, created, inputs, outputs, OfferMerge.joined(offers, other.offers));
    }

    private static List<Offer> offers(JsonNode stated) {
        Map<String, Offer> offers = new LinkedHashMap<>();
        if (stated != null && stated.isArray()) {
            for (JsonNode offer : stated) {
                String name = text(offer, "provider");
                if (name != null) {
                    offers.putIfAbsent(name, offer(name, offer));
                }
            }
        }
        return offers.values().stream()
                .sorted(Comparator.comparing(Offer::inferenceProvider))
                .toList();
    }

    private static Offer offer(String name, JsonNode offer) {
        return new Offer(
                name,
                null,
                null,
                text(offer, "status"),
                Limits.ofContext(positive(offer, "context_length")),
                pricing(object(offer, "pricing"), bool(offer, "is_free")),
                text(offer, "quantization"),
                Capabilities.of(bool(offer, "supports_tools"), bool(offer, "supports_structured_output")),
                amount(offer, "first_token_latency_ms"),
                amount(offer, "throughput"),
                bool(offer, "is_model_author"),
                OfferTerms.NONE);
    }

    private static Pricing pricing(JsonNode quoted, Boolean free) {
        return quoted == null && Boolean.TRUE.equals(free)
                ? Pricing.perToken(BigDecimal.ZERO, BigDecimal.ZERO)
                : InferenceProviderMapping.pricing(quoted);
    }
}
