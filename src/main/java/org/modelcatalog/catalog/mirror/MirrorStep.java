package org.modelcatalog.catalog.mirror;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the mirror does next.
 *
 * @param idle how long nothing is due; zero unless the kind is {@link Kind#IDLE}
 */
record MirrorStep(Kind kind, Duration idle) {

    /** Kinds of steps. */
    enum Kind {
        /** A page of the walk of everything. */
        SWEEP,
        /** The walk of everything has all its pages: note that, and remove what it did not see. */
        END,
        /** Pages of new models. */
        NEWS,
        /** Pages of changed models. */
        CHANGES,
        /** Nothing is due. */
        IDLE
    }

    /**
     * Decides. News and changes come before the next page of a sweep, since a sweep takes an hour and longer.
     *
     * @param every how often news and changes are due
     * @param sweepEvery how often a sweep is due
     * @param postponed until when a kind must wait, because it failed
     */
    static MirrorStep next(
            MirrorState state, Instant now, Duration every, Duration sweepEvery, Map<Kind, Instant> postponed) {
        if (state.complete()) {
            return new MirrorStep(Kind.END, Duration.ZERO);
        }
        if (state.firstEnded() == null) {
            return new MirrorStep(Kind.SWEEP, Duration.ZERO);
        }
        Instant news = later(due(state.newestAt(), every), postponed.get(Kind.NEWS));
        Instant changes = later(due(state.modifiedAt(), every), postponed.get(Kind.CHANGES));
        Instant sweep = state.unfinished() ? Instant.MIN : due(state.began(), sweepEvery);
        if (!news.isAfter(now)) {
            return new MirrorStep(Kind.NEWS, Duration.ZERO);
        }
        if (!changes.isAfter(now)) {
            return new MirrorStep(Kind.CHANGES, Duration.ZERO);
        }
        if (!sweep.isAfter(now)) {
            return new MirrorStep(Kind.SWEEP, Duration.ZERO);
        }
        Instant first = Stream.of(news, changes, sweep).min(Instant::compareTo).orElseThrow();
        return new MirrorStep(Kind.IDLE, Duration.between(now, first));
    }

    private static Instant due(Instant last, Duration every) {
        return last == null ? Instant.MIN : last.plus(every);
    }

    private static Instant later(Instant one, Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }
}
