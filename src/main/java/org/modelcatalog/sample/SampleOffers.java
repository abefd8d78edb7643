package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.inTurn;
import static org.modelcatalog.sample.SampleChoice.options;
import static org.modelcatalog.sample.SampleChoice.pick;
import static org.modelcatalog.sample.SampleChoice.vary;
import static org.modelcatalog.sample.SampleModels.TEXT;
import static org.modelcatalog.sample.SampleModels.shortName;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** Adds a model's offers in the shape of the Hub's {@code inferenceProviderMapping}. */
final class SampleOffers {

    private SampleOffers() {}

    static void add(JsonObject model, int rank) {
        boolean chat = TEXT.equals(model.getString("pipeline_tag")) && model.containsKey("safetensors");
        if (!chat && !"text-to-image".equals(model.getString("pipeline_tag"))) {
            return;
        }
        JsonArray mapping = new JsonArray();
        for (int n = vary(rank, "providers", 5); n > 0; n--) {
            int choice = rank * 8 + n;
            String provider = inTurn(rank + n, "provider");
            JsonObject entry = new JsonObject()
                    .put("provider", provider)
                    .put(
                            "providerId",
                            provider + "/" + shortName(model.getString("id")).toLowerCase(Locale.ROOT))
                    .put("status", pick(choice, "status"))
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
        JsonObject details = JsonObject.of("context_length", pick(options("contexts"), choice, "served"));
        if (vary(choice, "priced", 5) > 0) {
            Number input = pick(choice, "price");
            // the product has the floating-point digits of real prices
            details.put("pricing", JsonObject.of("input", input, "output", input.doubleValue() * 3));
        }
        double speed = 20.5 + vary(choice, "speed", 180);
        int latency = 150 + vary(choice, "latency", 900);
        boolean tools = vary(choice, "tools", 3) > 0;
        boolean structured = vary(choice, "structured", 2) > 0;
        entry.put("providerDetails", details)
                .put("performance", JsonObject.of("tokensPerSecond", speed, "firstTokenLatencyMs", latency))
                .put("features", JsonObject.of("toolCalling", tools, "structuredOutput", structured));
    }
}
