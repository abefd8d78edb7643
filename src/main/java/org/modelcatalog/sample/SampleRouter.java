package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.words;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Answers like the router of Inference Providers: one list of the served chat models, with the Hub's offers and some of
 * its own.
 */
final class SampleRouter implements Handler<HttpServerRequest> {

    private static final int MAX_HUB_MODELS = 120;
    private static final String VISION = "image-text-to-text";
    private static final Set<String> TASKS = Set.of("text-generation", VISION);
    private static final List<String> STRANGERS =
            words("router-only/Nimbus-70B-Instruct router-only/Nimbus-Vision-12B router-only/cirrus-8b-free");

    private final String answer;

    SampleRouter(List<JsonObject> models) {
        List<JsonObject> served = models.stream()
                .filter(model -> TASKS.contains(model.getString("pipeline_tag", "none")))
                .filter(SampleListing::isServed)
                .toList();
        JsonArray rows = new JsonArray();
        for (int row = 0; row < MAX_HUB_MODELS && 2 * row < served.size(); row++) {
            rows.add(row(served.get(2 * row), row));
        }
        STRANGERS.forEach(id -> rows.add(stranger(id)));
        answer = new JsonObject().put("object", "list").put("data", rows).encode();
    }

    @Override
    public void handle(HttpServerRequest request) {
        SampleHub.succeed(request.response(), answer);
    }

    private static JsonObject row(JsonObject model, int row) {
        JsonArray providers = new JsonArray();
        for (Object entry : model.getJsonArray("inferenceProviderMapping")) {
            providers.add(provider((JsonObject) entry));
        }
        if (row % 3 == 1) {
            providers.add(bare("featherless-ai"));
        }
        String id = model.getString("id");
        boolean vision = VISION.equals(model.getString("pipeline_tag"));
        return row(row % 8 == 3 ? otherCase(id) : id, SampleModels.created(model), vision, providers);
    }

    private static JsonObject stranger(String id) {
        boolean free = id.endsWith("-free");
        JsonObject pricing = free
                ? new JsonObject().put("input", 0).put("output", 0)
                : new JsonObject().put("input", 0.4).put("output", 1.2000000000000002);
        JsonObject provider = bare("northwind")
                .put("context_length", 131072)
                .put("pricing", pricing)
                .put("is_free", free)
                .put("supports_tools", !free);
        return row(id, 1_750_000_000L, id.contains("Vision"), new JsonArray().add(provider));
    }

    private static JsonObject row(String id, long created, boolean vision, JsonArray providers) {
        JsonArray input = new JsonArray().add("text");
        return new JsonObject()
                .put("id", id)
                .put("object", "model")
                .put("created", created)
                .put("owned_by", SampleModels.owner(id))
                .put(
                        "architecture",
                        new JsonObject()
                                .put("input_modalities", vision ? input.add("image") : input)
                                .put("output_modalities", new JsonArray().add("text")))
                .put("providers", providers);
    }

    /** Flattens the Hub's nested offer and renames its fields. */
    private static JsonObject provider(JsonObject entry) {
        JsonObject provider =
                new JsonObject().put("provider", entry.getString("provider")).put("status", entry.getString("status"));
        JsonObject details = entry.getJsonObject("providerDetails", new JsonObject());
        copy(details, "context_length", provider, "context_length");
        copy(details, "pricing", provider, "pricing");
        if (details.containsKey("pricing")) {
            provider.put("is_free", false);
        }
        JsonObject features = entry.getJsonObject("features", new JsonObject());
        copy(features, "toolCalling", provider, "supports_tools");
        copy(features, "structuredOutput", provider, "supports_structured_output");
        JsonObject performance = entry.getJsonObject("performance", new JsonObject());
        copy(performance, "firstTokenLatencyMs", provider, "first_token_latency_ms");
        copy(performance, "tokensPerSecond", provider, "throughput");
        return provider.put("is_model_author", entry.getBoolean("isModelAuthor", false));
    }

    private static JsonObject bare(String provider) {
        return new JsonObject().put("provider", provider).put("status", "live").put("is_model_author", false);
    }

    private static void copy(JsonObject from, String name, JsonObject to, String newName) {
        if (from.containsKey(name)) {
            to.put(newName, from.getValue(name));
        }
    }

    private static String otherCase(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        return id.equals(lower) ? id.toUpperCase(Locale.ROOT) : lower;
    }
}
