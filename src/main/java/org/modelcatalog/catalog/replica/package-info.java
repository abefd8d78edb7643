/**
 * Many instances as one: what one fetches, all serve. They meet in Redis or Valkey; without it, and whenever it cannot be
 * used, every instance is on its own. Knows what a fetch brings and nothing else of the catalog.
 */
package org.modelcatalog.catalog.replica;
