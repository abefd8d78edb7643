/** What is asked of a snapshot. Pure functions: the same rows and the same query give the same answer. */
package org.modelcatalog.query;
