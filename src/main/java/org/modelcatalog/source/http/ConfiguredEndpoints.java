package org.modelcatalog.source.http;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** The configured endpoint, else the public service. */
@DefaultBean
@Singleton
class ConfiguredEndpoints implements Endpoints {

    @Override
    public Endpoint of(String setting, Optional<URI> configured, URI service) {
        return Endpoint.of(setting, configured.orElse(service));
    }
}
