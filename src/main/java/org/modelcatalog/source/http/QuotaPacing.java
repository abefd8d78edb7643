package org.modelcatalog.source.http;

import java.time.Duration;
import java.time.Instant;
import org.modelcatalog.source.Quota;

/**
 * How fast a quota may be used up. Pure: the same quota at the same time means the same wait.
 *
 * @param reserve requests that walks leave untouched for lookups, and searches twice
 */
record QuotaPacing(long reserve) {

    /**
     * How long the next request has to wait; until the window's end when this purpose has nothing left of it.
     *
     * <p>Walks run at full speed on the first half of a window's quota and spread what is left of it over what is left
     * of the time, so that a catalog of any size gets through without ever meeting a 429.
     */
    Duration wait(Quota quota, RequestPurpose purpose, Instant now) {
        if (!quota.current(now)) {
            return Duration.ZERO;
        }
        Duration untilEnd = Duration.between(now, quota.windowEnds());
        long free = quota.remaining() - purpose.reserves() * reserve;
        if (free <= 0) {
            return untilEnd;
        }
        boolean ample = quota.limit() == null || quota.remaining() > quota.limit() / 2;
        return purpose != RequestPurpose.WALK || ample ? Duration.ZERO : untilEnd.dividedBy(free);
    }
}
