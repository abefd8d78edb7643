package org.modelcatalog.catalog;

/**
 * The key of one model of one gateway in the caches.
 *
 * @param slug canonical gateway
 * @param id as {@link org.modelcatalog.model.ModelId#key} gives it
 */
record ModelKey(String slug, String id) {}
