/** One gateway's refreshing: its state, what becomes of a fetch, when the next one is due, what operators read of it. */
package org.modelcatalog.catalog.refresh;
