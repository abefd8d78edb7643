/** Refreshing one gateway: its state, the decision about each fetch, the time of the next one, logs and counters. */
package org.modelcatalog.catalog.refresh;
