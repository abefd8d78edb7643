/**
 * The HTTP side: one room for each shape of answer, and rooms for what they share.
 *
 * <p>Every resource has the path {@code /} and every method a whole one: Quarkus REST chooses the class by the longest
 * path first and does not come back, so {@code /v1/catalog/models/search} on a class would hide its neighbours.
 */
package org.modelcatalog.api;
