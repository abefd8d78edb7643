/** What we know now: an immutable snapshot per gateway, memoised, and the registry of gateways. */
package org.modelcatalog.catalog;
