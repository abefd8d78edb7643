/** Queries on a snapshot. Pure functions: the same rows and the same query give the same result. */
package org.modelcatalog.query;
