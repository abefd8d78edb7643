package org.modelcatalog.source.huggingface;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import org.modelcatalog.config.CatalogConfig;
import org.modelcatalog.source.http.Endpoint;

/** The configured Hub, else the public one. */
@Dependent
class HubEndpointProducer {

    private static final URI PUBLIC_HUB = URI.create("https://huggingface.co");

    @Produces
    @Singleton
    @DefaultBean
    HubEndpoint hubEndpoint(CatalogConfig config) {
        return new HubEndpoint(
                Endpoint.of(HubEndpoint.SETTING, config.huggingface().endpoint().orElse(PUBLIC_HUB)));
    }
}
