package org.modelcatalog.query;

import java.util.Map;

/**
 * What there is among the models that match a filter. Every facet and every measure is told as it would be without the
 * filter's own part about it, so that one can see what else could be chosen.
 *
 * @param total models that match the whole filter
 */
public record Facets(int total, Map<Facet, WordCounts> words, Map<Measure, Span> spans) {}
