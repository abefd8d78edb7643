package org.modelcatalog.catalog.guard;

import java.util.Locale;

/**
 * An implausible change in a new fetch.
 *
 * @param message for people, with the figures
 */
public record Finding(Rule rule, String message) {

    /** The kind of change. */
    public enum Rule {
        /** Too many models are gone. */
        LOST_MODELS,
        /** A field that most models had is missing in nearly all. */
        EMPTIED_FIELD,
        /** A price is many times higher or lower than it was. */
        MOVED_PRICE;

        /** The name in metrics and answers, for example {@code lost_models}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
