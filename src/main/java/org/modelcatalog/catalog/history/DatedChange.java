package org.modelcatalog.catalog.history;

import java.time.Instant;

/**
 * A change in the log.
 *
 * @param at when the models were fetched that have the new value
 * @param gateway slug
 */
public record DatedChange(Instant at, String gateway, FieldChange change) {}
