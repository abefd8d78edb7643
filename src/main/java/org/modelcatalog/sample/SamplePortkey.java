package org.modelcatalog.sample;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;

/**
 * Answers like Portkey: any key gets the models of the workspace's integrations. The models have only names, and some are
 * names of the Hub.
 */
record SamplePortkey(JsonObject list) implements SampleApi {

    private static final int HUB_MODELS = 9;

    static SamplePortkey of(List<JsonObject> models) {
        JsonArray rows = SampleChoice.rows("portkey-only").copy();
        SampleModels.chatModels(models, HUB_MODELS).stream()
                .map(model -> model.getString("id"))
                .map(id -> JsonObject.of("id", "@deepinfra/" + id, "slug", id, "canonical_slug", id, "object", "model"))
                .forEach(rows::add);
        return new SamplePortkey(JsonObject.of("object", "list", "data", rows));
    }

    @Override
    public Object answer(HttpServerRequest request) {
        String key = request.getHeader("x-portkey-api-key");
        if (key == null || key.isBlank()) {
            throw new HttpException(401, "Invalid API Key");
        }
        return list;
    }
}
