package org.modelcatalog.source.huggingface.files;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.modelcatalog.source.http.LinkApi;

/** The files of the Hub's repositories, as far as the catalog reads them. */
interface HubFilesApi extends LinkApi {

    /**
     * The configuration of a model for transformers.
     *
     * @param id {@code owner/name}, or a name alone
     * @param revision a commit
     */
    @GET
    @Path("/{id: .+}/resolve/{revision}/config.json")
    Uni<RestResponse<InputStream>> config(@Encoded @RestPath String id, @RestPath String revision);
}
