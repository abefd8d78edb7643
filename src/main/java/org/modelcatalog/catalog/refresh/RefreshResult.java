package org.modelcatalog.catalog.refresh;

import java.util.Locale;

/**
 * How a refresh ended.
 *
 * @param detail for people; null = none
 * @param state of the gateway after the refresh
 */
public record RefreshResult(Outcome outcome, String detail, GatewayState state) {

    /** What happened to the fetch. */
    public enum Outcome {
        /** It is served now. */
        PUBLISHED,
        /** It is served now although parts failed; their rows come from an earlier fetch if there was one. */
        PARTIAL,
        /** The guard rejected it; the last good snapshot stays. */
        QUARANTINED,
        /** The upstream gave no usable answer; the last good snapshot stays. */
        FAILED;

        /** The name in answers, for example {@code published}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
