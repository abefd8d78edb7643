package org.modelcatalog.source.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.client.impl.ClientRequestContextImpl;

/**
 * Sends an upstream's secret to its own scheme, host and port only, and hands the connection of a REST client's call to
 * the {@link Exchange} that made the call.
 *
 * @param headers of every request to the endpoint; may hold a secret
 */
record ExchangeFilter(Endpoint endpoint, Map<String, String> headers) implements ClientRequestFilter {

    private static final String EXCHANGE = Exchange.class.getName();

    @Override
    public void filter(ClientRequestContext call) {
        Exchange exchange = Exchange.starting();
        exchange.asked(call.getUri());
        call.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
        call.getHeaders().putSingle(HttpHeaders.ACCEPT_ENCODING, ContentCoding.ACCEPTED);
        if (endpoint.isOrigin(call.getUri())) {
            headers.forEach(call.getHeaders()::putSingle);
        }
        // The REST client gives every call a context of its own, on which it opens the connection.
        ((ClientRequestContextImpl) call).getContext().putLocal(EXCHANGE, exchange);
    }

    static void opened(HttpClientRequest request) {
        Vertx.currentContext().<Exchange>getLocal(EXCHANGE).opened(request);
    }

    /** Without the headers: they may hold a secret. */
    @Override
    public String toString() {
        return "ExchangeFilter";
    }
}
