package org.modelcatalog.sample;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Makes the list of a vLLM server of one's own: a few chat models, one more under the name of an adapter. */
final class SampleOpenAi {

    private static final int MODELS = 4;
    private static final int CONTEXT = 32_768;

    private SampleOpenAi() {}

    static JsonArray rows(List<JsonObject> models) {
        var rows = new JsonArray();
        SampleModels.chatModels(models, MODELS).forEach(model -> rows.add(row(model.getString("id"), model)));
        return rows.add(row("support-answers", models.get(0)).put("max_model_len", CONTEXT / 2));
    }

    private static JsonObject row(String id, JsonObject model) {
        return SampleModels.row(id, SampleModels.created(model))
                .put("owned_by", "vllm")
                .put("root", model.getString("id"))
                .putNull("parent")
                .put("max_model_len", CONTEXT);
    }
}
