package org.modelcatalog.api.events;

import java.util.Optional;
import java.util.Set;
import org.modelcatalog.catalog.changes.CatalogChange;

/**
 * The events that a client wants.
 *
 * @param gateways slugs
 * @param fields fields or groups of fields; empty = every event, even without a change
 */
record EventFilter(Set<String> gateways, Set<String> fields) {

    /** What the client gets to read of a change. */
    Optional<CatalogChange> of(CatalogChange change) {
        return change.about(fields);
    }
}
