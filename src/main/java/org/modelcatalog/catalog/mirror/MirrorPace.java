package org.modelcatalog.catalog.mirror;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.modelcatalog.source.Quota;

/**
 * How fast the mirror uses the Hub's quota up. Pure: the same quota and use at the same time mean the same wait.
 *
 * <p>It stops when it has used its share of a window, and also when no more is left than others may need.
 * So the catalog's own requests slow the mirror down, and the mirror cannot slow them.
 *
 * @param ratio of a window's requests that the mirror may use, 0 to 1
 * @param reserve requests of a window that the mirror never touches, whatever the ratio
 */
record MirrorPace(BigDecimal ratio, long reserve) {

    /** The smallest quota that the Hub grants: what is assumed of a window whose limit is unknown. */
    private static final long LEAST_LIMIT = 500;

    /** Another clock's second may end a little later than ours. */
    private static final Duration CLOCKS = Duration.ofSeconds(1);

    /**
     * How long until the next request, so that what is left for the mirror lasts for what is left of the window.
     *
     * @param used requests of the mirror in this window
     */
    Duration wait(Quota quota, long used, Instant now) {
        if (!quota.current(now)) {
            return Duration.ZERO;
        }
        long free = free(quota, used);
        Duration untilEnd = Duration.between(now, quota.windowEnds());
        return free <= 0 ? untilEnd.plus(CLOCKS) : untilEnd.dividedBy(free);
    }

    /** How long no request may leave; zero = one may. */
    Duration closed(Quota quota, long used, Instant now) {
        return free(quota, used) <= 0 ? wait(quota, used, now) : Duration.ZERO;
    }

    /** Others get all but the mirror's share, but a small share does not have to wait until others use nothing at all. */
    private long free(Quota quota, long used) {
        long limit = quota.limit() == null ? Math.max(LEAST_LIMIT, quota.remaining()) : quota.limit();
        long share = ratio.multiply(BigDecimal.valueOf(limit))
                .setScale(0, RoundingMode.FLOOR)
                .longValue();
        long others = Math.max(reserve, Math.min(limit - share, limit / 2));
        return Math.min(share - used, quota.remaining() - others);
    }
}
