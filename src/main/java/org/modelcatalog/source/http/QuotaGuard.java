package org.modelcatalog.source.http;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.modelcatalog.source.Quota;
import org.modelcatalog.source.UpstreamException;
import org.modelcatalog.source.UpstreamException.Reason;

/**
 * Keeps one upstream's quota: learns it from every answer, and says when the next request may leave.
 *
 * <p>Requests whose answer is not in yet count as used: the upstream tells of them too late for those that leave beside
 * them.
 */
final class QuotaGuard {

    private static final Duration SHORTEST_RETRY_AFTER = Duration.ofSeconds(1);

    private final QuotaPacing pacing;
    private final String name;
    private final Duration longestWait;
    private final Clock clock;
    private Quota told;
    private long unanswered;
    private Instant lastTurn = Instant.MIN;
    private long mirrored;
    private Instant mirroredUntil = Instant.MIN;

    /**
     * @param name of the quota in the upstream's answers, which may state another one; null = whichever they state
     * @param longestWait a request that would have to wait longer fails at once
     */
    QuotaGuard(long reserve, String name, Duration longestWait, Clock clock) {
        this.pacing = new QuotaPacing(reserve);
        this.name = name == null ? null : '"' + name + '"';
        this.longestWait = longestWait;
        this.clock = clock;
    }

    /** What the last answer said; empty once that window is over. */
    synchronized Optional<Quota> quota() {
        return Optional.ofNullable(told).filter(quota -> quota.current(clock.instant()));
    }

    /** Completes when a request may leave; fails with {@link Reason#RATE_LIMITED} at once when it may not. */
    Uni<Void> turn(RequestPurpose purpose) {
        return Uni.createFrom().deferred(() -> {
            Instant now = clock.instant();
            Duration wait = takeTurn(purpose, now);
            if (wait.isZero()) {
                return Uni.createFrom().voidItem();
            }
            // one more: on an event loop, a wait of less than a millisecond is refused
            return Uni.createFrom().voidItem().onItem().delayIt().by(wait.plusMillis(1));
        });
    }

    /** A request leaves. */
    synchronized void sent(RequestPurpose purpose) {
        unanswered++;
        if (purpose == RequestPurpose.MIRROR && told != null) {
            Instant now = clock.instant();
            mirrored = mirrored(now) + 1;
            if (!now.isBefore(mirroredUntil)) {
                mirroredUntil = told.windowEnds();
            }
        }
    }

    /** The head of its answer is in, with these headers; null = it has none of that name. */
    synchronized void answered(String rateLimit, String policy) {
        unanswered--;
        if (name == null || rateLimit != null && rateLimit.startsWith(name)) {
            Quota.parse(rateLimit, policy, clock.instant()).ifPresent(quota -> told = quota);
        }
    }

    /** There will be no answer to it. */
    synchronized void unanswered() {
        unanswered--;
    }

    /** How long to wait. Walks share what is left: each takes its turn behind the one before. */
    private synchronized Duration takeTurn(RequestPurpose purpose, Instant now) {
        if (told == null) {
            return Duration.ZERO;
        }
        Duration wait = pacing.wait(shared(now).less(unanswered), purpose, now);
        if (wait.isZero()) {
            return wait;
        }
        Instant turn = (lastTurn.isAfter(now) ? lastTurn : now).plus(wait);
        Instant due = turn.isAfter(told.windowEnds()) ? told.windowEnds() : turn;
        Duration untilDue = Duration.between(now, due);
        if (purpose != RequestPurpose.WALK || untilDue.compareTo(longestWait) > 0) {
            throw refused(Duration.between(now, told.windowEnds()));
        }
        lastTurn = due;
        return untilDue;
    }

    /** As if the mirror's requests had never been granted: walks keep their speed for half of what it leaves. */
    private Quota shared(Instant now) {
        long used = mirrored(now);
        return told.limit() == null || used == 0
                ? told
                : new Quota(told.remaining(), told.windowEnds(), told.limit() - used, told.window());
    }

    /** Requests of the mirror in this window. */
    private long mirrored(Instant now) {
        return now.isBefore(mirroredUntil) ? mirrored : 0;
    }

    private static UpstreamException refused(Duration untilEnd) {
        Duration retryAfter = untilEnd.compareTo(SHORTEST_RETRY_AFTER) < 0 ? SHORTEST_RETRY_AFTER : untilEnd;
        return new UpstreamException(
                Reason.RATE_LIMITED, "the upstream's quota is used up but for a reserve", retryAfter, false);
    }
}
