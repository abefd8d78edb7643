/** Merges the rows of many gateways, and joins rows with the Hub's metrics. Pure functions of rows. */
package org.modelcatalog.catalog.merge;
