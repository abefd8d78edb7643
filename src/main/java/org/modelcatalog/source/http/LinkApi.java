package org.modelcatalog.source.http;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import java.io.InputStream;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** What every upstream's REST client can do besides its own methods: follow a link or a redirect to the letter. */
public interface LinkApi {

    /** @param link an absolute URL that {@link Endpoint#follow} accepted */
    @GET
    Uni<RestResponse<InputStream>> follow(@Url URI link);
}
