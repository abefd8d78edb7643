/**
 * The HTTP API: one room for each response format, and rooms that these share.
 *
 * <p>Every resource class has the path {@code /}, and every method a full path: Quarkus REST first selects the class with
 * the longest matching path and never backtracks, so {@code /v1/catalog/models/search} on a class would hide its
 * neighbours.
 */
package org.modelcatalog.api;
