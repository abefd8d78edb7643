/**
 * The last good catalog of every gateway, kept in a folder over a restart. Knows what a fetch brings and nothing else of
 * the catalog.
 */
package org.modelcatalog.catalog.store;
