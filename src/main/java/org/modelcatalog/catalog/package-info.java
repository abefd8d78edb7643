/** The catalog that routes ask: snapshots of one gateway or of all, lookups, and the registry of gateways. */
package org.modelcatalog.catalog;
