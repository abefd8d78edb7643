/** What changed in the catalog, field by field, and the log that remembers it. */
package org.modelcatalog.catalog.history;
