package org.modelcatalog.catalog.guard;

import java.util.Locale;

/**
 * Something about a new catalog that is hard to believe.
 *
 * @param message for people, with the figures
 */
public record Finding(Rule rule, String message) {

    /** What was looked for. */
    public enum Rule {
        /** Too large a share of the models is gone. */
        LOST_MODELS,
        /** A field that was known for most models is known for hardly any. */
        EMPTIED_FIELD,
        /** A price is many times higher or lower than it was. */
        MOVED_PRICE;

        /** The name in metrics and answers, for example {@code lost_models}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
