package org.modelcatalog.catalog.refresh;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.modelcatalog.config.CatalogConfig;

/** Computes when the next refresh is due. Every wait is jittered, so that instances started together do not ask together. */
@Singleton
class RefreshTiming {

    /** The longest wait while nothing can be served. */
    private static final Duration MAX_BACKOFF_WHEN_EMPTY = Duration.ofSeconds(30);

    private final CatalogConfig config;
    private final DoubleSupplier random;

    @Inject
    RefreshTiming(CatalogConfig config) {
        this(config, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param random from 0 to 1 */
    RefreshTiming(CatalogConfig config, DoubleSupplier random) {
        this.config = config;
        this.random = random;
    }

    /**
     * After a complete fetch: at 80 to 95 per cent of the time to live, counted from the beginning of the fetch, but not
     * before a fifth of it has passed from now.
     */
    Instant afterSuccess(Instant fetchedAt, Instant now, Duration ttl) {
        Instant ahead = fetchedAt.plus(aheadOf(ttl));
        Instant earliest = now.plus(ttl.dividedBy(5));
        return ahead.isBefore(earliest) ? earliest : ahead;
    }

    /**
     * After a failed or partial fetch: doubles with each failure in a row, and is no shorter than the upstream asks for.
     *
     * @param failures in a row, 1 or more
     */
    Duration afterFailure(int failures, boolean empty, Optional<Duration> retryAfter) {
        Duration longest = config.refresh().maxBackoff();
        if (empty && longest.compareTo(MAX_BACKOFF_WHEN_EMPTY) > 0) {
            longest = MAX_BACKOFF_WHEN_EMPTY;
        }
        Duration backoff = config.refresh().backoff().multipliedBy(1L << Math.min(failures - 1, 20));
        Duration jittered = scaled(backoff.compareTo(longest) > 0 ? longest : backoff, 0.8, 1.0);
        return retryAfter.filter(asked -> asked.compareTo(jittered) > 0).orElse(jittered);
    }

    /** While a fetch is in quarantine: often enough to confirm it in time. */
    Duration whileQuarantined(Duration ttl) {
        Duration share = config.guard().hold().dividedBy(config.guard().refreshes());
        Duration usual = aheadOf(ttl);
        Duration wait = share.compareTo(usual) < 0 ? share : usual;
        Duration backoff = config.refresh().backoff();
        return scaled(wait.compareTo(backoff) > 0 ? wait : backoff, 1.0, 1.1);
    }

    private Duration aheadOf(Duration ttl) {
        return scaled(ttl, 0.80, 0.95);
    }

    private Duration scaled(Duration duration, double from, double to) {
        return Duration.ofMillis(
                Math.max(1, Math.round(duration.toMillis() * (from + random.getAsDouble() * (to - from)))));
    }
}
