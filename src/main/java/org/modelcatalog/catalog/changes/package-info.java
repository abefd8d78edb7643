/** What changed from one snapshot of a gateway to the next, and who subscribes to it. */
package org.modelcatalog.catalog.changes;
