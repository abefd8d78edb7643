package org.modelcatalog.source.portkey;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.source.http.LinkApi;

/** Portkey's API, as far as the catalog uses it. */
interface PortkeyApi extends LinkApi {

    String MODELS = "/v1/models";

    /**
     * <a href="https://portkey.ai/docs/api-reference/inference-api/models/models">List the account's models</a>: those of
     * all its integrations, also where the key has a default configuration that leads to one provider.
     */
    @GET
    @Path(MODELS)
    @ClientHeaderParam(name = "x-portkey-fetch-integrated-models", value = "true")
    Uni<RestResponse<InputStream>> models();
}
