package org.modelcatalog.api.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelcatalog.catalog.ServedModel;
import org.modelcatalog.catalog.ServedSnapshot;

/**
 * The age and origin of the data of a response.
 *
 * @param fetchedAt when the data was fetched from the upstream
 * @param hit whether the data was available without a request to an upstream
 * @param stale whether the data is older than its time to live
 * @param partial whether parts of the data are missing or older
 * @param ttl time to live, from the fetch
 * @param settled of the past, and nothing can change it any more
 */
public record Freshness(Instant fetchedAt, boolean hit, boolean stale, boolean partial, Duration ttl, boolean settled) {

    private static final String CACHE_NAME = "model-catalog";

    /** Of what is settled: not longer, since another release may render it differently. */
    private static final Duration DAY = Duration.ofDays(1);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The freshness of what may change. */
    public Freshness(Instant fetchedAt, boolean hit, boolean stale, boolean partial, Duration ttl) {
        this(fetchedAt, hit, stale, partial, ttl, false);
    }

    public static Freshness of(ServedSnapshot served) {
        return new Freshness(
                served.snapshot().fetchedAt(),
                served.hit(),
                served.stale(),
                served.snapshot().partial(),
                served.ttl(),
                served.settled());
    }

    public static Freshness of(ServedModel served) {
        return new Freshness(served.fetchedAt(), served.hit(), served.stale(), false, served.ttl());
    }

    /** In seconds. */
    private long age(Instant now) {
        return Math.max(0, Duration.between(fetchedAt, now).toSeconds());
    }

    /** When the value of {@code Cache-Status} next changes. */
    Instant nextSecond(Instant now) {
        return fetchedAt.plusSeconds(age(now) + 1);
    }

    /** How long a client may keep the response without asking again. */
    Duration maxAge() {
        return settled ? DAY : MINUTE;
    }

    /** The header {@code Cache-Status} (RFC 9211); its {@code ttl} is never positive for stale data. */
    public String cacheStatus(Instant now) {
        long left = settled ? DAY.toSeconds() : ttl.toSeconds() - age(now);
        String detail = Stream.of(stale ? "stale" : "", partial ? "partial" : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("-"));
        return CACHE_NAME
                + (hit ? "; hit" : "; fwd=miss; stored")
                + "; ttl=" + (stale ? Math.min(0, left) : Math.max(0, left))
                + (detail.isEmpty() ? "" : "; detail=" + detail);
    }
}
