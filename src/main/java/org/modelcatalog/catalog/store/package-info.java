/** The last good snapshot of every gateway, kept in a folder over a restart. */
package org.modelcatalog.catalog.store;
