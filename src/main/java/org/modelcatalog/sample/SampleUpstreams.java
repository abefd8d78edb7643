package org.modelcatalog.sample;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * Routes requests to the sample Hub and to the samples of the other upstreams, each below its own path. These list models
 * of the Hub and some others.
 */
final class SampleUpstreams implements SampleApi {

    private final SampleApi hub;
    private final SampleApi files;
    private final Map<String, SampleApi> lists;

    /** Serves the given models, as {@link SampleHub} does. */
    SampleUpstreams(List<JsonObject> models) {
        hub = new SampleHub(models);
        files = new SampleFiles(models);
        lists = Map.of(
                "/router/v1/models", list(SampleRouter.rows(models)),
                "/openrouter/api/v1/models", list(SampleOpenRouter.rows(models)),
                "/featherless/v1/models", new SampleFeatherless(models),
                "/portkey/v1/models", SamplePortkey.of(models),
                "/openai/v1/models", list(SampleOpenAi.rows(models)),
                "/models_dev/api.json", text(SampleFacts.modelsDev(models)),
                "/litellm_map_url", text(SampleFacts.liteLlm(models)));
    }

    @Override
    public Object answer(HttpServerRequest request) {
        // the Hub also answers unknown paths and other methods
        boolean get = request.method().equals(HttpMethod.GET);
        SampleApi api = SampleFiles.PATH.matcher(request.path()).matches() ? files : hub;
        return (get ? lists.getOrDefault(request.path(), api) : hub).answer(request);
    }

    private static SampleApi text(JsonObject document) {
        String json = document.encode();
        return request -> json;
    }

    private static SampleApi list(JsonArray rows) {
        String json = JsonObject.of("object", "list", "data", rows).encode();
        return request -> json;
    }
}
