/** The mirror in a search cluster: OpenSearch keeps the rows, and every instance asks it. The only room that knows its API. */
package org.modelcatalog.query.cluster;
