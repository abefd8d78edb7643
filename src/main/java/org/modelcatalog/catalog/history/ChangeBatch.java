package org.modelcatalog.catalog.history;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * All changes that one refresh brought: one entry of a gateway's log.
 *
 * @param number of the entry in its log, from 1 without gaps
 * @param at when the newer models were fetched; never earlier than that of the entry before
 * @param gateway slug
 * @param snapshot id of the newer snapshot
 */
@RegisterForReflection
public record ChangeBatch(long number, Instant at, String gateway, String snapshot, List<FieldChange> changes) {

    public ChangeBatch {
        changes = List.copyOf(changes);
    }
}
