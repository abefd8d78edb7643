package org.modelcatalog.query;

import java.util.Map;

/**
 * Summarises the models that match a filter. Each facet and measure ignores the filter's own part on it, so that a client
 * sees the alternatives.
 *
 * @param total number of models that match the whole filter
 */
public record Facets(int total, Map<Facet, FacetCounts> counts, Map<Measure, MeasureStats> stats) {}
