package org.modelcatalog.model;

import java.time.Instant;
import java.util.Objects;

/**
 * The origin of a value.
 *
 * @param source the API that states it, for example {@code router}
 * @param rule how the value follows from the API's statement, for example {@code safetensors_sum}
 * @param at time of the fetch: no value is older
 */
public record Origin(String source, String rule, Instant at) {

    /** Whether both origins are equal, apart from the time of their fetch. */
    boolean saysTheSameAs(Origin other) {
        return Objects.equals(source, other.source) && Objects.equals(rule, other.rule);
    }
}
