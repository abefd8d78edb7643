package org.modelcatalog.sample;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * Routes requests to the sample Hub and to the samples of the other upstreams, each below its own path. These list models
 * of the Hub and some others.
 */
final class SampleUpstreams implements Handler<HttpServerRequest> {

    private final Handler<HttpServerRequest> hub;
    private final Map<String, Handler<HttpServerRequest>> lists;

    /** Serves the given models, as {@link SampleHub} does. */
    SampleUpstreams(List<JsonObject> models) {
        hub = new SampleHub(models);
        lists = Map.of(
                "/router/v1/models", new SampleRouter(models),
                "/openrouter/api/v1/models", new SampleOpenRouter(models),
                "/featherless/v1/models", new SampleFeatherless(models),
                "/portkey/v1/models", new SamplePortkey(models));
    }

    @Override
    public void handle(HttpServerRequest request) {
        // the Hub also answers unknown paths and other methods
        boolean list = request.method().equals(HttpMethod.GET) && lists.containsKey(request.path());
        (list ? lists.get(request.path()) : hub).handle(request);
    }
}
