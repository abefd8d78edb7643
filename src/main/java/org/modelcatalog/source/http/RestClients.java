package org.modelcatalog.source.http;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.tls.TlsConfigurationRegistry;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/**
 * Builds the REST clients of upstreams: they follow no redirect by themselves, pass every status on, leave bodies as
 * they come, and use the proxy and the trusted certificates that are configured.
 */
final class RestClients {

    /** The TLS configuration of upstreams; without it they use the default one. */
    private static final String TLS = "upstreams";

    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private final String userAgent;
    private final ProxySettings proxies;
    private final TlsConfigurationRegistry tls;

    RestClients(String userAgent, ProxySettings proxies, TlsConfigurationRegistry tls) {
        this.userAgent = userAgent;
        this.proxies = proxies;
        this.tls = tls;
    }

    /** A client with connections of its own. */
    <A> A build(Class<A> api, UpstreamSettings settings) {
        long timeout = Math.max(1, settings.limits().requestTimeout().toMillis());
        var builder = QuarkusRestClientBuilder.newBuilder()
                .baseUri(settings.endpoint().base())
                .followRedirects(false)
                .disableDefaultMapper(true)
                .connectTimeout(timeout, TimeUnit.MILLISECONDS)
                // What an exchange that ended early leaves behind is over by then, too.
                .readTimeout(timeout, TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, settings.concurrency())
                .userAgent(userAgent)
                .register(new ExchangeFilter(settings.endpoint(), settings.headers()))
                .httpClientRequestCustomizer(ExchangeFilter::opened)
                .httpClientOptionsCustomizer(
                        options -> options.setIdleTimeout((int) Math.min(Integer.MAX_VALUE, timeout * 2))
                                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                                // on the event loop, and all of it: see ContentCoding
                                .setDecompressionSupported(false)
                                .setMaxHeaderSize(MAX_HEADER_BYTES));
        proxies.of(settings.endpoint()).ifPresent(proxy -> proxy.into(builder));
        tls.get(TLS).or(tls::getDefault).ifPresent(builder::tlsConfiguration);
        return builder.build(api);
    }
}
