package org.modelcatalog.source.openrouter;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.source.http.LinkApi;

/** OpenRouter's API, as far as the catalog uses it. */
interface OpenRouterApi extends LinkApi {

    String MODELS = "/api/v1/models";

    /**
     * <a href="https://openrouter.ai/docs/api-reference/list-available-models">List available models</a>.
     *
     * @param outputs modalities of the output; without it, only models that write text are listed
     * @param limit of a page; null = the upstream's own
     * @param offset null = from the start
     */
    @GET
    @Path(MODELS)
    Uni<RestResponse<InputStream>> models(
            @RestQuery("output_modalities") String outputs, @RestQuery String limit, @RestQuery String offset);
}
