package org.modelcatalog.source.facts;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.source.http.LinkApi;

/** models.dev, as far as the catalog uses it. */
interface ModelsDevApi extends LinkApi {

    String MODELS = "/api.json";

    /** <a href="https://github.com/anomalyco/models.dev">Every provider with every model</a>, some five megabytes. */
    @GET
    @Path(MODELS)
    Uni<RestResponse<InputStream>> models();
}
