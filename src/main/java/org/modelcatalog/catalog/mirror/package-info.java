/** The mirror of the Hub: walks everything the Hub lists, and keeps it in a {@link org.modelcatalog.catalog.mirror.MirrorStore}. */
package org.modelcatalog.catalog.mirror;
