/** Full-text search of a snapshot: index, ranking, spelling. Pure. */
package org.modelcatalog.query.search;
