package org.modelcatalog.model;

import java.time.Instant;
import java.util.Objects;

/**
 * Where a value comes from.
 *
 * @param source the API that says it, for example {@code router}
 * @param rule how it follows from what that API says, for example {@code safetensors_sum}
 * @param at when it was fetched: no value is older
 */
public record Origin(String source, String rule, Instant at) {

    /** Whether both are the same place, whenever it was looked at. */
    boolean saysTheSameAs(Origin other) {
        return Objects.equals(source, other.source) && Objects.equals(rule, other.rule);
    }
}
