/** Gateways whose catalog is one list. */
package org.modelcatalog.source.list;
