package org.modelcatalog.catalog;

/**
 * A snapshot and how it came.
 *
 * @param hit it was there; false = it had to be fetched for this answer
 * @param stale it is older than it should be, or is what an earlier run stored and this one has not confirmed yet
 */
public record ServedSnapshot(CatalogSnapshot snapshot, boolean hit, boolean stale) {}
