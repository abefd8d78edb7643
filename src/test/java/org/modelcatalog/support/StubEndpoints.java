package org.modelcatalog.support;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.modelcatalog.source.http.Endpoint;
import org.modelcatalog.source.http.Endpoints;

/**
 * The endpoints of all upstreams at one stub, each below its own path.
 *
 * @param base of the stub
 */
public record StubEndpoints(URI base) implements Endpoints {

    @Override
    public Endpoint of(String setting, Optional<URI> configured, URI service) {
        return new Endpoint(URI.create(base + path(setting)));
    }

    /** Returns the URL of the upstream whose endpoint this environment variable sets. */
    public static String path(String setting) {
        return switch (setting) {
            case "HF_ENDPOINT" -> "";
            case "HF_ROUTER_ENDPOINT" -> "/router";
            default -> "/" + setting.replace("_ENDPOINT", "").toLowerCase(Locale.ROOT);
        };
    }
}
