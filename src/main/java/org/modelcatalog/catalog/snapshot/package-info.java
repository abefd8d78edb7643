/** The immutable catalog of one gateway at one moment, its id, and what is derived from it and dies with it. */
package org.modelcatalog.catalog.snapshot;
