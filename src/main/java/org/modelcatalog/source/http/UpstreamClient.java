package org.modelcatalog.source.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.modelcatalog.source.Quota;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * GETs from one upstream, within its quota and only while it is not known to be down.
 *
 * <p>Built on Vert.x's HTTP client rather than on a REST client interface, for what the latter cannot give: the head of
 * an answer before its body (walks ask for the next page then), a limit on the bytes of a body while they arrive, links
 * followed to the letter, and redirects that never leave the configured origin. The token goes nowhere else.
 */
public final class UpstreamClient {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTS = 3;
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int BODIES_AT_ONCE = 4;

    private final Vertx vertx;
    private final UpstreamSettings settings;
    private final Clock clock;
    private final UpstreamMeters meters;
    private final QuotaGuard quota;
    private final Circuit circuit;
    private final BodyBudget budget;
    private final HttpClient walks;

    /** Connections of their own: however many models clients look up, the walks need not wait for them. */
    private final HttpClient others;

    public UpstreamClient(Vertx vertx, UpstreamSettings settings, MeterRegistry registry, Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.clock = clock;
        var limits = settings.limits();
        this.meters = new UpstreamMeters(registry, settings.gateway());
        this.quota = new QuotaGuard(settings.quotaReserve(), limits.deadline(), clock);
        this.circuit = new Circuit(settings.gateway(), limits.circuitDelay(), clock);
        this.budget = new BodyBudget(BODIES_AT_ONCE * limits.maxBodySize().asLongValue());
        this.walks = connections();
        this.others = connections();
        meters.watch(circuit);
    }

    /**
     * Asks, and follows redirects that stay below the given path.
     *
     * @return the answer, whatever its status, as soon as its head is in; fails with {@link UpstreamException}
     */
    public Uni<UpstreamResponse> get(UpstreamRequest request) {
        return settings.offline()
                ? Uni.createFrom().failure(new UpstreamException(Reason.OFFLINE, "the catalog is configured offline"))
                : get(request, MAX_REDIRECTS);
    }

    /** What the last answer said of our rate limit; empty once that window is over. */
    public Optional<Quota> quota() {
        return quota.quota();
    }

    /** How long an answer that says no asks us to stay away. */
    public Optional<Duration> retryAfter(UpstreamResponse response) {
        return RetryAfter.parse(response.headers().get(HttpHeaders.RETRY_AFTER), clock.instant())
                .or(() -> quota().filter(said -> said.remaining() == 0)
                        .map(said -> Duration.between(clock.instant(), said.windowEnds())
                                .plusSeconds(1)));
    }

    /** Sends what may succeed the next time again, if waiting for that takes no longer than this. */
    public RetryPolicy retrying(Duration longestWait) {
        return new RetryPolicy(settings.limits(), longestWait, meters::retried);
    }

    /** Closes the connections. */
    public void close() {
        walks.close();
        others.close();
    }

    private Uni<UpstreamResponse> get(UpstreamRequest request, int redirects) {
        return quota.turn(request.purpose()).flatMap(turn -> exchange(request)).flatMap(response -> {
            String location = response.headers().get(HttpHeaders.LOCATION);
            if (!REDIRECTS.contains(response.status()) || location == null) {
                return Uni.createFrom().item(response);
            }
            if (redirects == 0) {
                return Uni.createFrom().failure(new UpstreamException(Reason.FOREIGN_URL, "too many redirects"));
            }
            return settings.endpoint()
                    .follow(request.uri(), location, request.belowPath())
                    .map(target -> get(request.at(target), redirects - 1))
                    .orElseGet(() -> Uni.createFrom()
                            .failure(new UpstreamException(Reason.FOREIGN_URL, "a redirect leaves the endpoint")));
        });
    }

    private Uni<UpstreamResponse> exchange(UpstreamRequest request) {
        return Uni.createFrom().deferred(() -> {
            URI uri = request.uri();
            var options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(uri.toString());
            options.putHeader(HttpHeaders.USER_AGENT, settings.userAgent());
            options.putHeader(HttpHeaders.ACCEPT, "application/json");
            settings.headers().forEach(options::putHeader);
            var passage = new RequestPermit(quota, circuit, meters, request.purpose());
            return new Exchange(vertx, uri, request.maxBodySize(), budget.share(), passage)
                    .start(request.purpose() == Purpose.WALK ? walks : others, options, request.timeout());
        });
    }

    private HttpClient connections() {
        int timeout = (int) settings.limits().requestTimeout().toMillis();
        var options = new HttpClientOptions()
                .setDecompressionSupported(true)
                .setConnectTimeout(timeout)
                .setIdleTimeout(timeout * 2)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES);
        return vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(settings.concurrency()));
    }
}
