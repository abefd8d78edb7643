package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleModels.VISION;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the list of the router of Inference Providers: the served chat models, with the Hub's offers and some of its own.
 */
final class SampleRouter {

    private static final int MAX_HUB_MODELS = 120;
    private static final Set<String> TASKS = Set.of(SampleModels.TEXT, VISION);
    private static final Map<String, String> NAMES = Map.of(
            "toolCalling", "supports_tools",
            "structuredOutput", "supports_structured_output",
            "firstTokenLatencyMs", "first_token_latency_ms",
            "tokensPerSecond", "throughput");

    private SampleRouter() {}

    static JsonArray rows(List<JsonObject> models) {
        List<JsonObject> served = models.stream()
                .filter(model -> TASKS.contains(model.getString("pipeline_tag", "none")))
                .filter(SampleListing::isServed)
                .toList();
        JsonArray rows = new JsonArray();
        for (int row = 0; row < MAX_HUB_MODELS && 2 * row < served.size(); row++) {
            rows.add(row(served.get(2 * row), row));
        }
        return rows.addAll(SampleChoice.rows("router-only"));
    }

    private static JsonObject row(JsonObject model, int row) {
        JsonArray providers = new JsonArray();
        for (Object entry : model.getJsonArray("inferenceProviderMapping")) {
            providers.add(provider((JsonObject) entry));
        }
        if (row % 3 == 1) {
            providers.add(provider(JsonObject.of("provider", "featherless-ai", "status", "live")));
        }
        String id = model.getString("id");
        boolean vision = VISION.equals(model.getString("pipeline_tag"));
        return SampleModels.row(row % 8 == 3 ? otherCase(id) : id, SampleModels.created(model))
                .put("architecture", SampleModels.architecture(vision))
                .put("providers", providers);
    }

    /** Flattens the Hub's nested offer and renames its fields. */
    private static JsonObject provider(JsonObject entry) {
        JsonObject provider = new JsonObject().put("is_model_author", entry.getBoolean("isModelAuthor", false));
        Stream.of("providerDetails", "features", "performance")
                .map(part -> entry.getJsonObject(part, new JsonObject()))
                .forEach(part -> part.forEach(
                        field -> provider.put(NAMES.getOrDefault(field.getKey(), field.getKey()), field.getValue())));
        if (provider.containsKey("pricing")) {
            provider.put("is_free", false);
        }
        return provider.put("provider", entry.getString("provider")).put("status", entry.getString("status"));
    }

    private static String otherCase(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        return id.equals(lower) ? id.toUpperCase(Locale.ROOT) : lower;
    }
}
