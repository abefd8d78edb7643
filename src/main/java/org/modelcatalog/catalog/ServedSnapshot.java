package org.modelcatalog.catalog;

/**
 * A snapshot and how it came.
 *
 * @param hit it was there; false = it had to be fetched for this answer
 */
public record ServedSnapshot(CatalogSnapshot snapshot, boolean hit) {}
