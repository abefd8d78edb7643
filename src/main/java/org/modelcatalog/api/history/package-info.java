/** Routes about the log of changes: pages, feeds, differences. */
package org.modelcatalog.api.history;
