package org.modelcatalog.source.http;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.util.Optional;

/** Where upstreams are. A bean, so that dev and test mode can put embedded ones in the place of the public services. */
public interface Endpoints {

    /**
     * Where one upstream is.
     *
     * @param setting the environment variable people set it with, for example {@code HF_ENDPOINT}
     * @param configured what they set it to
     * @param service the public service
     * @throws ConfigurationException naming the setting when its value is no base URL
     */
    Endpoint of(String setting, Optional<URI> configured, URI service);

    /** An embedded list of a kind of gateways, for a gateway that is declared without an endpoint; empty = there is none. */
    default Optional<URI> sample(String kind) {
        return Optional.empty();
    }
}
