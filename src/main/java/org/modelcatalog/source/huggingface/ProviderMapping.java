package org.modelcatalog.source.huggingface;

import static org.modelcatalog.source.TolerantJson.bool;
import static org.modelcatalog.source.TolerantJson.count;
import static org.modelcatalog.source.TolerantJson.decimal;
import static org.modelcatalog.source.TolerantJson.object;
import static org.modelcatalog.source.TolerantJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.modelcatalog.model.Pricing;
import org.modelcatalog.model.Provider;

/**
 * Who serves a model through Inference Providers: {@code inferenceProviderMapping}.
 *
 * <p>The list route sends an array of objects that name their provider, the single-model route an object keyed by
 * provider; both are accepted on both.
 */
final class ProviderMapping {

    // Prices are quoted in US dollars per million tokens, as floats with noise: 0.9299999 is 0.93. Six decimals of a
    // dollar per million keep every price there is and drop the noise.
    private static final int QUOTED_DECIMALS = 6;
    private static final int MILLION = 6;

    private ProviderMapping() {}

    /** The offers, ordered by provider; empty when the model is served by nobody. */
    static List<Provider> read(JsonNode mapping) {
        var providers = new ArrayList<Provider>();
        if (mapping != null && mapping.isArray()) {
            mapping.forEach(offer -> add(providers, text(offer, "provider"), offer));
        } else if (mapping != null && mapping.isObject()) {
            mapping.properties().forEach(offer -> add(providers, offer.getKey(), offer.getValue()));
        }
        providers.sort(Comparator.comparing(Provider::name));
        return providers;
    }

    private static void add(List<Provider> providers, String name, JsonNode offer) {
        if (name == null || !offer.isObject()) {
            return;
        }
        JsonNode details = object(offer, "providerDetails");
        JsonNode performance = object(offer, "performance");
        JsonNode features = object(offer, "features");
        providers.add(new Provider(
                name,
                text(offer, "status"),
                details == null ? null : count(details, "context_length"),
                pricing(details == null ? null : object(details, "pricing")),
                features == null ? null : bool(features, "toolCalling"),
                features == null ? null : bool(features, "structuredOutput"),
                performance == null ? null : decimal(performance, "firstTokenLatencyMs"),
                performance == null ? null : decimal(performance, "tokensPerSecond"),
                bool(offer, "isModelAuthor")));
    }

    private static Pricing pricing(JsonNode quoted) {
        return quoted == null
                ? Pricing.UNKNOWN
                : Pricing.perToken(perToken(decimal(quoted, "input")), perToken(decimal(quoted, "output")));
    }

    private static BigDecimal perToken(BigDecimal perMillion) {
        if (perMillion == null || perMillion.signum() < 0) {
            return null;
        }
        BigDecimal exact = perMillion.setScale(QUOTED_DECIMALS, RoundingMode.HALF_UP);
        return exact.signum() == 0
                ? BigDecimal.ZERO
                : exact.movePointLeft(MILLION).stripTrailingZeros();
    }
}
