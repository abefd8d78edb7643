package org.modelcatalog.source.http;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.modelcatalog.config.ProxyConfig;

/** By which proxy an upstream is reached, as {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} say. */
final class ProxySettings {

    private static final int DEFAULT_PORT = 80;

    private final Optional<Proxy> https;
    private final Optional<Proxy> http;
    private final List<String> direct;

    /** @throws ConfigurationException naming the setting, without its value, when it is no proxy */
    ProxySettings(ProxyConfig config) {
        https = proxy("HTTPS_PROXY", config.https());
        http = proxy("HTTP_PROXY", config.http());
        direct = config.except().orElse(List.of());
    }

    /** The proxy of an endpoint; {@link Proxy#NONE} where it is an exception, empty where nothing is configured. */
    Optional<Proxy> of(Endpoint endpoint) {
        Optional<Proxy> proxy = endpoint.isTls() ? https : http;
        return proxy.map(configured -> isDirect(endpoint) ? Proxy.NONE : configured);
    }

    private boolean isDirect(Endpoint endpoint) {
        String host = endpoint.base().getHost().toLowerCase(Locale.ROOT);
        return direct.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .anyMatch(entry -> matches(entry, host, endpoint.port()));
    }

    /** An entry is {@code *}, a host or a domain with all hosts below it, each with or without a port. */
    private static boolean matches(String entry, String host, int port) {
        if (entry.isEmpty() || entry.equals("*")) {
            return entry.equals("*");
        }
        int colon = entry.lastIndexOf(':');
        boolean withPort = colon > 0 && entry.indexOf(':') == colon || entry.contains("]:");
        if (withPort && !entry.substring(colon + 1).equals(String.valueOf(port))) {
            return false;
        }
        String name = (withPort ? entry.substring(0, colon) : entry).replaceFirst("^\\*?\\.", "");
        String address = host.replaceAll("^\\[|]$", "");
        return address.equals(name.replaceAll("^\\[|]$", "")) || host.endsWith("." + name);
    }

    private static Optional<Proxy> proxy(String setting, Optional<Secret<String>> configured) {
        return configured
                .map(Secret::get)
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .map(url -> {
                    try {
                        return Proxy.of(new URI(url.contains("://") ? url : "http://" + url));
                    } catch (URISyntaxException | IllegalArgumentException e) {
                        // Without the cause: it quotes the value, which may hold a password.
                        throw new ConfigurationException(
                                setting + " must be the http URL of a proxy, such as http://proxy.example:3128");
                    }
                });
    }

    /**
     * A proxy.
     *
     * @param user null = it asks for none
     */
    record Proxy(String host, int port, String user, String password) {

        /** No proxy, whatever else is configured. */
        static final Proxy NONE = new Proxy("none", 0, null, null);

        static Proxy of(URI url) {
            if (!"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
                throw new IllegalArgumentException();
            }
            String[] login = url.getRawUserInfo() == null
                    ? new String[0]
                    : url.getRawUserInfo().split(":", 2);
            return new Proxy(
                    url.getHost(),
                    url.getPort() < 0 ? DEFAULT_PORT : url.getPort(),
                    login.length > 0 ? decoded(login[0]) : null,
                    login.length > 1 ? decoded(login[1]) : "");
        }

        void into(QuarkusRestClientBuilder builder) {
            builder.proxyAddress(host, port);
            if (user != null) {
                builder.proxyUser(user).proxyPassword(password);
            }
        }

        /** Without the login. */
        @Override
        public String toString() {
            return host + ":" + port;
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }
}
