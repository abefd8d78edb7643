package org.modelcatalog.source.huggingface;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.source.http.LinkApi;

/** The API of the router of Inference Providers, as far as the catalog uses it. */
interface RouterApi extends LinkApi {

    String MODELS = "/v1/models";

    /** <a href="https://huggingface.co/docs/inference-providers/hub-api">List the models that are served</a>. */
    @GET
    @Path(MODELS)
    Uni<RestResponse<InputStream>> models();
}
