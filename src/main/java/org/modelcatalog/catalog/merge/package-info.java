/** Many gateways' rows made one list, and the Hub's word put beside theirs. Pure functions of rows. */
package org.modelcatalog.catalog.merge;
