package org.modelcatalog.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Summarises the models that match a filter. Each facet and measure ignores the filter's own part on it, so that a client
 * sees the alternatives.
 *
 * @param total number of models that match the whole filter
 */
public record Facets(int total, Map<Facet, Counts> counts, Map<Measure, Stats> stats) {

    /**
     * Counts the models of each word of a facet.
     *
     * @param distinct number of different words
     * @param top the most frequent words, by number of models descending, then in alphabetical order
     */
    public record Counts(int distinct, List<Count> top) {}

    /** The number of models that have a word. */
    public record Count(String word, int models) {}

    /**
     * Summarises a measure over some models.
     *
     * @param min null = no model has a value
     * @param max null = no model has a value
     * @param known number of models that have a value
     */
    public record Stats(BigDecimal min, BigDecimal max, int known) {}
}
