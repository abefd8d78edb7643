/** Is a new catalog believable, given the last good one? Pure comparisons; what follows is decided by the catalog. */
package org.modelcatalog.catalog.guard;
