package org.modelcatalog.sample;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Opens the sample upstreams to tests of other rooms. */
public final class Samples {

    private Samples() {}

    /** Returns sample models as the Hub describes them, by downloads; a longer list begins with the shorter one. */
    public static List<JsonObject> models(int count) {
        return SampleModels.models(count);
    }

    /** Answers like the Hub, with these models. */
    public static Handler<HttpServerRequest> hub(List<JsonObject> models) {
        return new SampleHub(models);
    }

    /** Answers like every upstream, each below a path of its own. */
    public static Handler<HttpServerRequest> upstreams(List<JsonObject> models) {
        return new SampleUpstreams(models);
    }
}
