package org.modelcatalog.catalog.mirror;

import java.time.Instant;
import java.util.Locale;

/**
 * How the mirror is doing.
 *
 * @param models that queries see
 * @param pages of the sweep that is running or was last
 * @param rows of that sweep
 * @param rowsPerSecond of that sweep since this process goes on with it; null = not known yet
 * @param began when that sweep began; null = none has
 * @param ended when that sweep was whole; null = not yet. Downloads and likes are of the time between both
 * @param asOf models that were created or changed before this moment are there; null = not everything is there yet
 * @param lastError why the last attempt failed, without hosts and secrets; null = it did not
 */
public record MirrorProgress(
        Phase phase,
        long models,
        long pages,
        long rows,
        Double rowsPerSecond,
        Instant began,
        Instant ended,
        Instant asOf,
        String lastError) {

    /** There is no mirror. */
    static final MirrorProgress OFF = new MirrorProgress(Phase.OFF, 0, 0, 0, null, null, null, null, null);

    /** What the mirror does. */
    public enum Phase {
        /** There is none. */
        OFF,
        /** It walks everything for the first time. */
        FIRST_WALK,
        /** It has everything, and asks for what is new and changed. */
        FOLLOWING,
        /** The same, and it walks everything again. */
        SWEEPING,
        /** Its last attempt failed; it tries again. */
        DEGRADED;

        /** The word in the status. It is contract. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param lastError null = the last attempt did not fail */
    static MirrorProgress of(MirrorState state, long models, Double rowsPerSecond, String lastError) {
        return new MirrorProgress(
                lastError != null ? Phase.DEGRADED : phase(state),
                models,
                state.pages(),
                state.rows(),
                rowsPerSecond,
                state.began(),
                state.ended(),
                state.asOf().orElse(null),
                lastError);
    }

    /** The same with a failure; one that is known already says more. */
    MirrorProgress degraded(String error) {
        return new MirrorProgress(
                Phase.DEGRADED,
                models,
                pages,
                rows,
                rowsPerSecond,
                began,
                ended,
                asOf,
                lastError == null ? error : lastError);
    }

    private static Phase phase(MirrorState state) {
        if (state.firstEnded() == null) {
            return Phase.FIRST_WALK;
        }
        return state.unfinished() ? Phase.SWEEPING : Phase.FOLLOWING;
    }
}
