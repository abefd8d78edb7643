package org.modelcatalog.source.featherless;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.source.http.LinkApi;

/** Featherless's API, as far as the catalog uses it. */
interface FeatherlessApi extends LinkApi {

    String MODELS = "/v1/models";

    /**
     * <a href="https://featherless.ai/docs/api-reference-models">List models</a>.
     *
     * @param page from 1
     * @param perPage 1,000 at most
     */
    @GET
    @Path(MODELS)
    Uni<RestResponse<InputStream>> models(@RestQuery int page, @RestQuery("per_page") int perPage);
}
