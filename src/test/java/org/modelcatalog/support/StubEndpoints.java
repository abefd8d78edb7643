package org.modelcatalog.support;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.modelcatalog.source.http.Endpoint;
import org.modelcatalog.source.http.Endpoints;

/**
 * Every upstream at one stub, each below a path of its own.
 *
 * @param base of the stub
 */
public record StubEndpoints(URI base) implements Endpoints {

    @Override
    public Endpoint of(String setting, Optional<URI> configured, URI service) {
        return new Endpoint(URI.create(base + path(setting)));
    }

    /** Where the stub has the upstream whose endpoint is set by this environment variable. */
    public static String path(String setting) {
        return switch (setting) {
            case "HF_ENDPOINT" -> "";
            case "HF_ROUTER_ENDPOINT" -> "/router";
            default -> "/" + setting.replace("_ENDPOINT", "").toLowerCase(Locale.ROOT);
        };
    }
}
