package org.modelcatalog.source.http;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * An upstream's base URL, and the rule of what belongs to it.
 *
 * @param base {@code http(s)://host[:port][/path]} without a trailing slash
 */
public record Endpoint(URI base) {

    public Endpoint {
        if (base.getHost() == null
                || !("http".equals(base.getScheme()) || "https".equals(base.getScheme()))
                || base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new IllegalArgumentException("must be an absolute http or https URL without user, query or fragment");
        }
        base = URI.create(base.toString().replaceAll("/+$", ""));
    }

    /**
     * Reads a configured endpoint.
     *
     * @param setting how users name it, for the error message
     * @throws ConfigurationException naming the setting, without its value, when that is no base URL
     */
    public static Endpoint of(String setting, URI base) {
        try {
            return new Endpoint(base);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(setting + " " + e.getMessage());
        }
    }

    /** A URL below the base; the path begins with a slash and is already encoded. */
    public URI at(String pathAndQuery) {
        return URI.create(base + pathAndQuery);
    }

    /**
     * Resolves what an answer points to ({@code Link}, {@code Location}) against the URL that was asked.
     *
     * @return empty unless it stays at this scheme, host and port and below this base and the given path
     */
    public Optional<URI> follow(URI asked, String reference, String belowPath) {
        try {
            URI target = asked.resolve(new URI(reference));
            boolean ours = isOrigin(target)
                    && target.getRawUserInfo() == null
                    && target.normalize().getRawPath().equals(target.getRawPath())
                    && target.getRawPath().startsWith(base.getRawPath() + belowPath);
            return ours ? Optional.of(target) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a URL has this scheme, host and port. */
    boolean isOrigin(URI target) {
        return target.getHost() != null
                && target.getScheme().equalsIgnoreCase(base.getScheme())
                && target.getHost().equalsIgnoreCase(base.getHost())
                && port(target) == port(base);
    }

    /** The host, with the port where the URL has one; for log lines. */
    public String host() {
        return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
    }

    boolean isTls() {
        return "https".equals(base.getScheme());
    }

    int port() {
        return port(base);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
