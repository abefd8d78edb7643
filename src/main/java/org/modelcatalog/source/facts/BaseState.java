package org.modelcatalog.source.facts;

import java.time.Instant;
import org.modelcatalog.source.FactsBase;

/**
 * How it stands with one base.
 *
 * @param table the last one that was read; null = none yet
 * @param error why the last attempt failed, in words that are safe to show; null = it did not
 * @param nextAt nothing is asked before
 */
public record BaseState(FactsBase base, BaseTable table, String error, Instant nextAt) {

    static BaseState initial(FactsBase base) {
        return new BaseState(base, null, null, Instant.MIN);
    }

    BaseState asked(Instant nextAt) {
        return new BaseState(base, table, error, nextAt);
    }

    BaseState read(BaseTable table, Instant nextAt) {
        return new BaseState(base, table, null, nextAt);
    }

    /** The last table stays: an old fact is better than none. */
    BaseState failed(String error, Instant nextAt) {
        return new BaseState(base, table, error, nextAt);
    }
}
