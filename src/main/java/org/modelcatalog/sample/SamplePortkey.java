package org.modelcatalog.sample;

import static org.modelcatalog.sample.SampleChoice.words;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * Answers like Portkey: any key gets the models of the workspace's integrations. The models have only names, and some are
 * names of the Hub.
 */
final class SamplePortkey implements Handler<HttpServerRequest> {

    private static final int HUB_MODELS = 9;
    private static final List<String> STRANGERS =
            words("@openai/gpt-sample @hf/llava-hf/llava-sample-7b-hf @x/llava-hf/llava-sample-13b-hf");

    private final String answer;

    SamplePortkey(List<JsonObject> models) {
        Stream<String> known = SampleModels.chatModels(models, HUB_MODELS).stream()
                .map(model -> "@deepinfra/" + model.getString("id"));
        JsonArray rows = new JsonArray();
        Stream.concat(STRANGERS.stream(), known).forEach(id -> rows.add(row(id)));
        answer = new JsonObject().put("object", "list").put("data", rows).encode();
    }

    @Override
    public void handle(HttpServerRequest request) {
        String key = request.getHeader("x-portkey-api-key");
        if (key == null || key.isBlank()) {
            SampleHub.fail(request.response(), 401, "Invalid API Key");
        } else {
            SampleHub.succeed(request.response(), answer);
        }
    }

    private static JsonObject row(String id) {
        String slug = SampleModels.shortName(id);
        return new JsonObject()
                .put("id", id)
                .put("slug", slug)
                .put("canonical_slug", slug)
                .put("object", "model");
    }
}
