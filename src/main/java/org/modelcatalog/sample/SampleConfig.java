package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.vary;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the Hub's view of a model's configuration files, by task: architecture, tokenizer and chat template. */
final class SampleConfig {

    private static final List<String> CHAT_TASKS = List.of("text-generation", "image-text-to-text", "any-to-any");
    private static final Map<String, String> HEADS = Map.of(
            "image-text-to-text", "ForConditionalGeneration",
            "any-to-any", "ForConditionalGeneration",
            "automatic-speech-recognition", "ForConditionalGeneration",
            "feature-extraction", "Model",
            "sentence-similarity", "Model",
            "text-to-speech", "Model",
            "text-classification", "ForSequenceClassification",
            "fill-mask", "ForMaskedLM",
            "image-classification", "ForImageClassification");
    private static final String CHAT = "{% for m in messages %}{{ m.content }}{% endfor %}";
    private static final String TOOLS = "{% if tools %}{{ tools | tojson }}{% endif %}";

    private SampleConfig() {}

    static JsonObject of(String type, String task, int rank) {
        String kind = type.isEmpty() ? type : type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
        if (task.equals("text-to-image")) {
            return new JsonObject().put("diffusers", new JsonObject().put("_class_name", kind + "Pipeline"));
        }
        return new JsonObject()
                .put("architectures", new JsonArray().add(kind + HEADS.getOrDefault(task, "ForCausalLM")))
                .put("model_type", type)
                .put("tokenizer_config", tokenizer(task, rank));
    }

    /** One model in four has no chat template, like base models. */
    private static JsonObject tokenizer(String task, int rank) {
        JsonObject tokenizer = new JsonObject();
        int template = vary(rank, "template", 4);
        if (CHAT_TASKS.contains(task) && template > 0) {
            tokenizer.put("chat_template", template == 1 ? CHAT : TOOLS + CHAT).put("eos_token", "<|end|>");
        }
        return tokenizer;
    }
}
