package org.modelcatalog.sample;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;

/**
 * Makes models.dev's and LiteLLM's bases of what the sample of OpenRouter lists, with what that does not state. Every eleventh
 * row contradicts it: the price has another unit.
 */
final class SampleFacts {

    private static final int CONTRADICTION = 11;
    private static final int OUTPUT = 4096;
    private static final BigDecimal MILLION = new BigDecimal("1000000");
    private static final BigDecimal CENTS = new BigDecimal("100");

    private SampleFacts() {}

    static JsonObject modelsDev(List<JsonObject> models) {
        JsonObject openRouter = new JsonObject();
        JsonArray rows = SampleOpenRouter.rows(models);
        for (int n = 0; n < rows.size(); n++) {
            JsonObject row = rows.getJsonObject(n);
            if (row.getJsonObject("architecture") != null && row.getInteger("context_length") != null) {
                openRouter.put(row.getString("id"), modelsDev(row, n));
            }
        }
        JsonObject hub = new JsonObject();
        SampleModels.chatModels(models, CONTRADICTION)
                .forEach(model -> hub.put(
                        model.getString("id"),
                        JsonObject.of("id", model.getString("id"), "reasoning", true, "knowledge", "2025-06")));
        return JsonObject.of(
                "openrouter", JsonObject.of("id", "openrouter", "models", openRouter),
                "huggingface", JsonObject.of("id", "huggingface", "models", hub));
    }

    private static JsonObject modelsDev(JsonObject row, int rank) {
        JsonObject architecture = row.getJsonObject("architecture");
        return JsonObject.of("id", row.getString("id"), "reasoning", rank % 2 == 0, "knowledge", "2025-06")
                .put("release_date", "2025-08-01")
                .put("limit", JsonObject.of("context", row.getInteger("context_length"), "output", OUTPUT))
                .put("cost", cost(row.getJsonObject("pricing"), rank))
                .put(
                        "modalities",
                        JsonObject.of(
                                "input", architecture.getJsonArray("input_modalities"),
                                "output", architecture.getJsonArray("output_modalities")));
    }

    private static JsonObject cost(JsonObject pricing, int rank) {
        BigDecimal unit = rank % CONTRADICTION == 1 ? MILLION.multiply(CENTS) : MILLION;
        BigDecimal input = new BigDecimal(pricing.getString("prompt", "0")).multiply(unit);
        BigDecimal output = new BigDecimal(pricing.getString("completion", "0")).multiply(unit);
        return JsonObject.of("input", input.doubleValue(), "output", output.doubleValue())
                .put("cache_read", input.movePointLeft(1).doubleValue());
    }

    static JsonObject liteLlm(List<JsonObject> models) {
        JsonObject map = JsonObject.of("sample_spec", JsonObject.of("litellm_provider", "one of the providers"));
        JsonArray rows = SampleOpenRouter.rows(models);
        for (int n = 0; n < rows.size(); n++) {
            map.put(
                    "openrouter/" + rows.getJsonObject(n).getString("id"),
                    JsonObject.of("litellm_provider", "openrouter", "mode", "chat", "max_output_tokens", OUTPUT));
        }
        return map;
    }
}
