package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.pick;
import static org.modelcatalog.sample.SampleChoice.vary;
import static org.modelcatalog.sample.SampleChoice.words;
import static org.modelcatalog.sample.SampleModels.TEXT;
import static org.modelcatalog.sample.SampleModels.shortName;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** Adds a model's offers in the shape of the Hub's {@code inferenceProviderMapping}. */
final class SampleOffers {

    private static final List<String> PROVIDERS = words("deltaworks northwind quickserve-ai openrack brightline");
    private static final List<String> STATUSES = words("live live live live live live staging error");
    private static final List<Number> PRICES = List.of(0.02, 0.1, 0.28, 0.9299999, 1, 2.5);

    private SampleOffers() {}

    static void add(JsonObject model, int rank) {
        boolean chat = TEXT.equals(model.getString("pipeline_tag")) && model.containsKey("safetensors");
        if (!chat && !"text-to-image".equals(model.getString("pipeline_tag"))) {
            return;
        }
        JsonArray mapping = new JsonArray();
        for (int n = vary(rank, "providers", 5); n > 0; n--) {
            int choice = rank * 8 + n;
            String provider = PROVIDERS.get((rank + n) % PROVIDERS.size());
            JsonObject entry = new JsonObject()
                    .put("provider", provider)
                    .put("providerId", provider + "/" + shortName(model).toLowerCase(Locale.ROOT))
                    .put("status", pick(STATUSES, choice, "status"))
                    .put("task", chat ? "conversational" : "text-to-image")
                    .put("type", "single-model")
                    .put("isModelAuthor", provider.equals(model.getString("author")));
            if (chat && vary(choice, "bare", 4) > 0) {
                addOffer(entry, choice);
            }
            mapping.add(entry);
        }
        if (!mapping.isEmpty()) {
            model.put("inferenceProviderMapping", mapping);
        }
    }

    private static void addOffer(JsonObject entry, int choice) {
        JsonObject details = new JsonObject().put("context_length", pick(SampleWeights.CONTEXTS, choice, "served"));
        if (vary(choice, "priced", 5) > 0) {
            Number input = pick(PRICES, choice, "price");
            // the product has the floating-point digits of real prices
            details.put("pricing", new JsonObject().put("input", input).put("output", input.doubleValue() * 3));
        }
        JsonObject performance = new JsonObject().put("tokensPerSecond", 20.5 + vary(choice, "speed", 180));
        performance.put("firstTokenLatencyMs", 150 + vary(choice, "latency", 900));
        JsonObject features = new JsonObject().put("toolCalling", vary(choice, "tools", 3) > 0);
        features.put("structuredOutput", vary(choice, "structured", 2) > 0);
        entry.put("providerDetails", details).put("performance", performance).put("features", features);
    }
}
