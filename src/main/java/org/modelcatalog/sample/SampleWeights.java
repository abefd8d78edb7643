package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.options;
import static org.modelcatalog.sample.SampleChoice.pick;
import static org.modelcatalog.sample.SampleChoice.table;
import static org.modelcatalog.sample.SampleChoice.vary;
import static org.modelcatalog.sample.SampleModels.shortName;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Adds what the Hub reads from a model's files: a dtype map or the header of a GGUF, and by task its architecture,
 * tokenizer and chat template.
 */
final class SampleWeights {

    private SampleWeights() {}

    static void add(JsonObject model, int rank, String form, JsonObject base) {
        long size =
                base == null ? size(rank) : base.getJsonObject("safetensors").getLong("total");
        // the leading letters of the name, which a derived model shares with its base
        String type = shortName(model.getString("id")).toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
        if (form.equals("gguf")) {
            JsonObject gguf = JsonObject.of("total", size, "architecture", type);
            if (vary(rank, "context", 3) > 0) {
                gguf.put("context_length", pick(rank, "contexts"));
            }
            model.put("gguf", gguf.put("chat_template", options("template").get(1)));
            return;
        }
        if (!form.equals("unsized") && (!form.equals("other") || vary(rank, "weights", 2) == 0)) {
            boolean packed = form.equals("gptq");
            // eight 4-bit weights share one I32, so the plain sum is far below the true size
            JsonObject parameters = packed
                    ? JsonObject.of("I32", size / 8, "F16", size / 20)
                    : JsonObject.of(pick(rank, "dtype"), size);
            long total = packed ? size / 8 + size / 20 : size;
            model.put("safetensors", JsonObject.of("parameters", parameters, "total", total));
        }
        model.put("config", config(type, model.getString("pipeline_tag", "none"), rank));
    }

    private static long size(int rank) {
        String size = pick(rank, "size");
        boolean millions = size.endsWith("M");
        double number = Double.parseDouble(size.substring(0, size.indexOf(millions ? 'M' : 'B')));
        return (long) (number * (millions ? 1e6 : 1e9)) + vary(rank, "parameters", 40_000_000);
    }

    /** Some chat models have no chat template, like base models. */
    private static JsonObject config(String type, String task, int rank) {
        String kind = type.isEmpty() ? type : type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
        if (task.equals("text-to-image")) {
            return JsonObject.of("diffusers", JsonObject.of("_class_name", kind + "Pipeline"));
        }
        String template = pick(rank, "template");
        boolean chat = task.equals(SampleModels.TEXT) || task.equals(SampleModels.VISION) || task.equals("any-to-any");
        return JsonObject.of(
                "architectures",
                JsonArray.of(kind + table("head").getString(task, "ForCausalLM")),
                "model_type",
                type,
                "tokenizer_config",
                chat && template != null
                        ? JsonObject.of("chat_template", template, "eos_token", "<|end|>")
                        : new JsonObject());
    }
}
