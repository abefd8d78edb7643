package org.modelcatalog.catalog.refresh;

import java.util.Locale;

/**
 * How a refresh ended.
 *
 * @param detail for people; null when there is nothing to say
 * @param state of the gateway after it
 */
public record RefreshResult(Outcome outcome, String detail, GatewayState state) {

    /** What became of the fetch. */
    public enum Outcome {
        /** It is what is served now. */
        PUBLISHED,
        /** Parts were missing; it is what is served now, with rows of an earlier fetch where there was one. */
        PARTIAL,
        /** Too unlike the last good catalog; held back. */
        QUARANTINED,
        /** The upstream gave no usable answer; what was served goes on being served. */
        FAILED;

        /** The name in answers, for example {@code published}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
