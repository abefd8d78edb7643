package org.modelcatalog.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Two or more sources that contradict each other on one value of a model.
 *
 * @param field the value in question, for example {@code pricing.prompt}
 * @param provider whose offer it is about
 * @param values what each source states, the gateway's own statement first
 * @param held whether the gateway's value is held out of the row, which then does not know it
 */
public record Conflict(Kind kind, String field, String provider, Map<String, String> values, boolean held) {

    public Conflict {
        // the order is part of it, and the same in every process
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** How statements contradict each other. */
    public enum Kind {
        /** Two prices differ by a power of ten: one of them has another unit. */
        POWER_OF_TEN,
        /** A price is off by orders of magnitude. */
        MAGNITUDE,
        /** One source says that it is free, another states a price. */
        FREE_OR_PAID,
        /** One context is less than half of the other. */
        CONTEXT,
        /** One source states a modality that the other one's list lacks. */
        MODALITY;

        /** Returns the name in answers and metrics, for example {@code power_of_ten}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
