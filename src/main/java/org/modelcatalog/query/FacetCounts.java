package org.modelcatalog.query;

import java.util.List;

/**
 * Counts the models of each word of a facet.
 *
 * @param distinct number of different words
 * @param top the most frequent words, by number of models descending, then in alphabetical order
 */
public record FacetCounts(int distinct, List<Count> top) {

    /** The number of models that have a word. */
    public record Count(String word, int models) {}

    public FacetCounts {
        top = List.copyOf(top);
    }
}
