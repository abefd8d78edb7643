package org.modelcatalog.catalog.history;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;

/**
 * The models from which a gateway's log starts. Entries up to its number are part of it.
 *
 * @param number of the last entry that it includes; 0 = none
 * @param at when its models were fetched
 * @param gateway slug
 * @param snapshot id of its snapshot
 * @param rows as {@link CatalogRows#byId}
 */
@RegisterForReflection
record HistoryBase(long number, Instant at, String gateway, String snapshot, Map<String, Map<String, Object>> rows) {}
