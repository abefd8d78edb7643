/** The same queries over more rows than a heap holds: an index on disk, which keeps the mirror of the Hub. Blocks. */
package org.modelcatalog.query.disk;
