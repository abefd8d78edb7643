/**
 * Curated bases of facts, which fill what no gateway states. A base is read in the background once a day; a base that cannot
 * be read is not there, and nothing waits for it.
 */
package org.modelcatalog.source.facts;
