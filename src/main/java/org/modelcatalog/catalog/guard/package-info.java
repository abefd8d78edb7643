/** Decides whether a new fetch is plausible, given the last good one. Pure comparisons. */
package org.modelcatalog.catalog.guard;
