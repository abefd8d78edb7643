package org.modelcatalog.api.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelcatalog.catalog.ServedModel;
import org.modelcatalog.catalog.ServedSnapshot;

/**
 * How old what is answered is, and how it came.
 *
 * @param fetchedAt when it was fetched from the upstream
 * @param hit it was there already, and no upstream had to be asked
 * @param stale it is older than it should be
 * @param partial parts of it are missing or older than the rest
 * @param ttl how long it is fresh, from when it was fetched
 */
public record Freshness(Instant fetchedAt, boolean hit, boolean stale, boolean partial, Duration ttl) {

    private static final String CACHE_NAME = "model-catalog";

    public static Freshness of(ServedSnapshot served) {
        return new Freshness(
                served.snapshot().fetchedAt(),
                served.hit(),
                served.stale(),
                served.snapshot().partial(),
                served.ttl());
    }

    public static Freshness of(ServedModel served) {
        return new Freshness(served.fetchedAt(), served.hit(), served.stale(), false, served.ttl());
    }

    /** Seconds since the fetch. */
    private long age(Instant now) {
        return Math.max(0, Duration.between(fetchedAt, now).toSeconds());
    }

    /** When {@code Cache-Status} changes next. */
    Instant nextSecond(Instant now) {
        return fetchedAt.plusSeconds(age(now) + 1);
    }

    /** The header {@code Cache-Status} (RFC 9211): what is stale has no time to live, and is called so as well. */
    String cacheStatus(Instant now) {
        long left = ttl.toSeconds() - age(now);
        String detail = Stream.of(stale ? "stale" : "", partial ? "partial" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("-"));
        return CACHE_NAME
                + (hit ? "; hit" : "; fwd=miss; stored")
                + "; ttl=" + (stale ? Math.min(0, left) : Math.max(0, left))
                + (detail.isEmpty() ? "" : "; detail=" + detail);
    }
}
