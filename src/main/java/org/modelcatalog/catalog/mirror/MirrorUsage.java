package org.modelcatalog.catalog.mirror;

import java.time.Duration;
import java.time.Instant;
import org.modelcatalog.source.Quota;

/** Counts the mirror's own requests in the present window of the quota. One thread at a time. */
final class MirrorUsage {

    /** Answers state the end of one window to the second, and arrive late. Windows are five minutes. */
    private static final Duration SAME = Duration.ofSeconds(30);

    private Instant windowEnds = Instant.MIN;
    private long used;

    void sent() {
        used++;
    }

    /** Of a new window the first request is over, since its answer was the first to tell of that window. */
    long in(Quota quota) {
        if (quota.windowEnds().isAfter(windowEnds.plus(SAME))) {
            windowEnds = quota.windowEnds();
            used = Math.min(used, 1);
        }
        return used;
    }
}
