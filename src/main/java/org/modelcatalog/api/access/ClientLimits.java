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
 * Shares the upstream's quota out among clients: each has a bucket of {@code CATALOG_CLIENT_LIMIT} requests that fills
 * up within a minute. Only what makes us ask an upstream is counted; what is known is for everybody, at any rate.
 */
@Singleton
// Caffeine chooses its entries' class by name, and Quarkus registers those of its own caches only.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
public class ClientLimits {

    /** Requests that were refused; tag {@code route}. */
    static final String LIMITED = "catalog.requests.limited";

    static final int MAX_CLIENTS = 10_000;

    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** By then a bucket is full again, and to forget it changes nothing. */
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
                // on the caller: it is next to no work, and no thread of our own is needed for it
                .executor(Runnable::run)
                .build();
    }

    /**
     * Counts a request that will ask an upstream.
     *
     * @param client where the request comes from
     * @param route for the metric
     * @throws ProblemException when the client has none left
     */
    public void spend(SocketAddress client, String route) {
        take(client, route).ifPresent(wait -> {
            throw refused(wait);
        });
    }

    /** Counts a request that can do without the upstream; false when the client has none left. */
    public boolean trySpend(SocketAddress client, String route) {
        return take(client, route).isEmpty();
    }

    /** Takes one request from the client's bucket; when there is none left, says how long until the next one. */
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

    /** How many clients are remembered. */
    long clients() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private ProblemException refused(Duration wait) {
        long seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
        return new ProblemException(
                        429,
                        "Only " + limit + " requests a minute of this kind are accepted from one client; ask again in "
                                + seconds + " s. Models and searches that are known already are not limited")
                .header(HttpHeaders.RETRY_AFTER, seconds);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, PERIOD))
                .withCustomTimePrecision(time)
                .build();
    }
}
