package org.modelcatalog.api.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.config.CatalogConfig;

/**
 * Shares the upstream's quota among clients: each has a bucket of {@code CATALOG_CLIENT_LIMIT} requests, which refills
 * within a minute. Only requests that cause an upstream request count; known data is never limited.
 */
@Singleton
// Caffeine loads entry classes by name, and Quarkus registers only those of its own caches.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
public class ClientLimits {

    /** Rejected requests; tag {@code route}. */
    static final String LIMITED = "catalog.requests.limited";

    static final int MAX_CLIENTS = 10_000;

    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** A bucket is full again long before this, so removing it changes nothing. */
    private static final Duration FORGET_AFTER = Duration.ofMinutes(5);

    private final int limit;
    private final MeterRegistry meters;
    private final TimeMeter time;
    private final Cache<ClientNetwork, Bucket> buckets;

    @Inject
    ClientLimits(CatalogConfig config, MeterRegistry meters) {
        this(config.clientLimit(), meters, TimeMeter.SYSTEM_NANOTIME);
    }

    ClientLimits(int limit, MeterRegistry meters, TimeMeter time) {
        this.limit = limit;
        this.meters = meters;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_CLIENTS)
                .expireAfterAccess(FORGET_AFTER)
                .ticker(time::currentTimeNanos)
                // eviction is cheap enough for the calling thread
                .executor(Runnable::run)
                .build();
    }

    /**
     * Counts a request that needs the upstream.
     *
     * @param route for the metric
     * @throws ProblemException when the client has reached its limit
     */
    public void spend(SocketAddress client, String route) {
        take(client, route).ifPresent(wait -> {
            throw refused(wait);
        });
    }

    /** Counts a request that can also do without the upstream; false when the client has reached its limit. */
    public boolean trySpend(SocketAddress client, String route) {
        return take(client, route).isEmpty();
    }

    /** Takes one request from the client's bucket; if it is empty, returns the time until the next one. */
    private Optional<Duration> take(SocketAddress client, String route) {
        if (limit == 0) {
            return Optional.empty();
        }
        ConsumptionProbe probe =
                buckets.get(ClientNetwork.of(client), unknown -> bucket()).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        meters.counter(LIMITED, "route", route).increment();
        return Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** The number of clients with a bucket. */
    long clients() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private ProblemException refused(Duration wait) {
        long seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
        return new ProblemException(
                        429,
                        "Only " + limit + " requests a minute of this kind are accepted from one client; try again in "
                                + seconds + " s. Known models and searches are not limited",
                        "rate_limit_exceeded")
                .header(HttpHeaders.RETRY_AFTER, seconds);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, PERIOD))
                .withCustomTimePrecision(time)
                .build();
    }
}
