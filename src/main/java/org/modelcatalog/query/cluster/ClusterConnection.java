package org.modelcatalog.query.cluster;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.modelcatalog.config.OpenSearchConfig;
import org.modelcatalog.source.http.Endpoint;
import org.modelcatalog.source.http.Secrets;

/** How the cluster is reached, as it is configured. */
record ClusterConnection(OpenSearchConfig config) {

    private static final String HOSTS = "CATALOG_OPENSEARCH_HOSTS";

    /** The TLS configuration of the cluster; without it, it is the default one. */
    private static final String TLS = "opensearch";

    private static final int CONNECT_MILLIS = 2_000;
    private static final int IDLE_SECONDS = 60;

    ClusterStore store(Vertx vertx, TlsConfigurationRegistry tls) {
        var options = new HttpClientOptions()
                .setMaxPoolSize(ClusterClient.MOST)
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(IDLE_SECONDS);
        Optional<TlsConfiguration> trusted = tls.get(TLS).or(tls::getDefault);
        trusted.ifPresent(configured -> TlsConfigUtils.configure(options, configured));
        // only hosts with https use it
        options.setSsl(false);
        var client = new ClusterClient(
                vertx.createHttpClient(options), new ClusterHosts(endpoints()), login(), config.timeout());
        return new ClusterStore(new ClusterIndices(config.index(), config.shards()), client, ClusterLease.LASTS);
    }

    /** @throws ConfigurationException naming the setting that cannot be, without its value */
    void check() {
        endpoints();
        login();
    }

    private List<Endpoint> endpoints() {
        List<URI> hosts = config.hosts().orElse(List.of());
        if (hosts.isEmpty()) {
            throw new ConfigurationException("CATALOG_HUB_INDEX=opensearch requires " + HOSTS);
        }
        return hosts.stream().map(host -> Endpoint.of(HOSTS, host)).toList();
    }

    /** The value of the header; null = no login. */
    private String login() {
        Optional<String> password = Secrets.sendable("CATALOG_OPENSEARCH_PASSWORD", config.password());
        if (config.user().isPresent() != password.isPresent()) {
            throw new ConfigurationException(
                    "CATALOG_OPENSEARCH_USER and CATALOG_OPENSEARCH_PASSWORD belong together; set both or neither");
        }
        return password.map(secret -> "Basic "
                        + Base64.getEncoder()
                                .encodeToString((config.user().get() + ':' + secret).getBytes(StandardCharsets.UTF_8)))
                .orElse(null);
    }
}
