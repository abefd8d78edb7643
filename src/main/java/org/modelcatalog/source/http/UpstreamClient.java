package org.modelcatalog.source.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.modelcatalog.source.Quota;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * Asks one upstream by its REST client, within its quota and only while it is not known to be down. Redirects never
 * leave the configured endpoint.
 *
 * @param <A> the REST client
 */
public final class UpstreamClient<A extends LinkApi> {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTS = 3;
    private static final int BODIES_AT_ONCE = 4;

    private final Vertx vertx;
    private final UpstreamSettings settings;
    private final boolean offline;
    private final Clock clock;
    private final UpstreamMeters meters;
    private final QuotaGuard quota;
    private final Circuit circuit;
    private final BodyBudget budget;
    private final A walks;

    /** Connections of their own: however many models clients look up, the walks need not wait for them. */
    private final A others;

    UpstreamClient(
            Vertx vertx,
            RestClients clients,
            Class<A> api,
            UpstreamSettings settings,
            boolean offline,
            MeterRegistry registry,
            Clock clock) {
        this(vertx, clients, api, settings, offline, registry, clock, quota(settings, clock));
    }

    private UpstreamClient(
            Vertx vertx,
            RestClients clients,
            Class<A> api,
            UpstreamSettings settings,
            boolean offline,
            MeterRegistry registry,
            Clock clock,
            QuotaGuard quota) {
        this.vertx = vertx;
        this.settings = settings;
        this.offline = offline;
        this.clock = clock;
        var limits = settings.limits();
        this.meters = new UpstreamMeters(registry, settings.gateway());
        this.quota = quota;
        this.circuit = new Circuit(settings.gateway(), limits.circuitDelay(), clock);
        this.budget = new BodyBudget(BODIES_AT_ONCE * limits.maxBodySize().asLongValue());
        this.walks = clients.build(api, settings);
        this.others = clients.build(api, settings);
        meters.watch(circuit);
    }

    /**
     * A client of the same upstream that shares nothing with this one but the quota: its circuit, its connections and its
     * memory for bodies are its own.
     */
    UpstreamClient<A> beside(RestClients clients, Class<A> api, UpstreamSettings other, MeterRegistry registry) {
        return new UpstreamClient<>(vertx, clients, api, other, offline, registry, clock, quota);
    }

    private static QuotaGuard quota(UpstreamSettings settings, Clock clock) {
        return new QuotaGuard(
                settings.quotaReserve(), settings.quotaName(), settings.limits().deadline(), clock);
    }

    /**
     * Asks, and follows redirects that stay below the given path.
     *
     * @return the answer, whatever its status, as soon as its head is in; fails with {@link UpstreamException}
     */
    public Uni<UpstreamResponse> get(UpstreamRequest<A> request) {
        return offline
                ? Uni.createFrom().failure(new UpstreamException(Reason.OFFLINE, "the catalog is configured offline"))
                : get(request, MAX_REDIRECTS);
    }

    /** What the last answer said of our rate limit; empty once that window is over. */
    public Optional<Quota> quota() {
        return quota.quota();
    }

    /** How long an answer that says no asks us to stay away. */
    public Optional<Duration> retryAfter(UpstreamResponse response) {
        return RetryAfter.parse(response.header(HttpHeaders.RETRY_AFTER), clock.instant())
                .or(() -> quota().filter(said -> said.remaining() == 0)
                        .map(said -> Duration.between(clock.instant(), said.windowEnds())
                                .plusSeconds(1)));
    }

    /** Whether a secret is sent. */
    public boolean authenticated() {
        return !settings.headers().isEmpty();
    }

    /**
     * Returns the failure that an answer's status is.
     *
     * @param label names the upstream in messages, for example {@code the Hub}
     * @param secret the environment variable of its token
     */
    public UpstreamException failure(String label, String secret, UpstreamResponse response) {
        return StatusFailure.of(
                label,
                authenticated() ? secret : "a request without " + secret,
                response.status(),
                retryAfter(response).orElse(null));
    }

    /** Sends what may succeed the next time again, if waiting for that takes no longer than this. */
    public RetryPolicy retrying(Duration longestWait) {
        return new RetryPolicy(settings.limits(), longestWait, meters::retried);
    }

    /** Closes the connections. */
    void close() {
        try {
            for (A api : List.of(walks, others)) {
                ((Closeable) api).close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Uni<UpstreamResponse> get(UpstreamRequest<A> request, int redirects) {
        return quota.turn(request.purpose()).flatMap(turn -> exchange(request)).flatMap(response -> {
            String location = response.header(HttpHeaders.LOCATION);
            if (!REDIRECTS.contains(response.status()) || location == null) {
                return Uni.createFrom().item(response);
            }
            if (redirects == 0) {
                return Uni.createFrom().failure(new UpstreamException(Reason.FOREIGN_URL, "too many redirects"));
            }
            return settings.endpoint()
                    .follow(response.uri(), location, request.belowPath())
                    .map(target -> get(request.at(target), redirects - 1))
                    .orElseGet(() -> Uni.createFrom()
                            .failure(new UpstreamException(Reason.FOREIGN_URL, "a redirect leaves the endpoint")));
        });
    }

    private Uni<UpstreamResponse> exchange(UpstreamRequest<A> request) {
        return Uni.createFrom().deferred(() -> {
            A api = request.purpose() == RequestPurpose.WALK ? walks : others;
            var admission = new RequestAdmission(quota, circuit, meters, request.purpose());
            return new Exchange(vertx, request.maxBodySize(), budget.share(), admission)
                    .start(request.call().apply(api), request.timeout());
        });
    }
}
