package org.modelcatalog.source.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * GETs from one upstream.
 *
 * <p>Built on Vert.x's HTTP client rather than on a REST client interface, for what the latter cannot give: the head of
 * an answer before its body (walks ask for the next page then), a limit on the bytes of a body while they arrive, links
 * followed to the letter, and redirects that never leave the configured origin. The token goes nowhere else.
 */
public final class UpstreamClient {

    /** Requests to upstreams; tags {@code gateway}, {@code status} (a status code, or why there is none). */
    public static final String REQUESTS = "catalog.upstream.requests";

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTS = 3;
    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private final Vertx vertx;
    private final HttpClient http;
    private final UpstreamSettings settings;
    private final MeterRegistry meters;
    private final Consumer<MultiMap> onHead;

    /** @param onHead sees the headers of every answer, errors and redirects too */
    public UpstreamClient(Vertx vertx, UpstreamSettings settings, MeterRegistry meters, Consumer<MultiMap> onHead) {
        this.vertx = vertx;
        this.settings = settings;
        this.meters = meters;
        this.onHead = onHead;
        var options = new HttpClientOptions()
                .setDecompressionSupported(true)
                .setConnectTimeout((int) settings.requestTimeout().toMillis())
                .setIdleTimeout((int) settings.requestTimeout().toMillis() * 2)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES);
        this.http = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(settings.concurrency()));
    }

    /**
     * Asks for a URL of the endpoint and follows redirects that stay below the given path.
     *
     * @return the answer, whatever its status, as soon as its head is in; fails with {@link UpstreamException}
     */
    public Uni<UpstreamResponse> get(URI uri, String belowPath) {
        return settings.offline()
                ? Uni.createFrom().failure(new UpstreamException(Reason.OFFLINE, "the catalog is configured offline"))
                : get(uri, belowPath, MAX_REDIRECTS);
    }

    /** Closes the connections. */
    public void close() {
        http.close();
    }

    private Uni<UpstreamResponse> get(URI uri, String belowPath, int redirects) {
        return exchange(uri).flatMap(response -> {
            String location = response.headers().get(HttpHeaders.LOCATION);
            if (!REDIRECTS.contains(response.status()) || location == null) {
                return Uni.createFrom().item(response);
            }
            if (redirects == 0) {
                return Uni.createFrom().failure(new UpstreamException(Reason.FOREIGN_URL, "too many redirects"));
            }
            return settings.endpoint()
                    .follow(uri, location, belowPath)
                    .map(target -> get(target, belowPath, redirects - 1))
                    .orElseGet(() -> Uni.createFrom()
                            .failure(new UpstreamException(Reason.FOREIGN_URL, "a redirect leaves the endpoint")));
        });
    }

    private Uni<UpstreamResponse> exchange(URI uri) {
        return Uni.createFrom().deferred(() -> {
            var options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(uri.toString());
            options.putHeader(HttpHeaders.USER_AGENT, settings.userAgent());
            options.putHeader(HttpHeaders.ACCEPT, "application/json");
            settings.headers().forEach(options::putHeader);
            return new Exchange(vertx, uri, settings.maxBodySize(), this::count)
                    .start(http, options, settings.requestTimeout().toMillis())
                    .invoke(response -> onHead.accept(response.headers()));
        });
    }

    private void count(String status) {
        meters.counter(REQUESTS, "gateway", settings.gateway(), "status", status)
                .increment();
    }
}
