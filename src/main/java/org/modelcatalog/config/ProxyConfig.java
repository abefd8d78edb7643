package org.modelcatalog.config;

import io.smallrye.config.Secret;
import java.util.List;
import java.util.Optional;

/** The proxies by which upstreams are reached, as most tools know them. */
public interface ProxyConfig {

    /** Proxy for {@code https} upstreams, {@code http://[user:password@]host[:port]}; unset = none. */
    Optional<Secret<String>> https();

    /** Proxy for {@code http} upstreams, likewise. */
    Optional<Secret<String>> http();

    /** Upstreams that are reached without: hosts, domains with all below them, each with a port or not, or {@code *}. */
    Optional<List<String>> except();
}
