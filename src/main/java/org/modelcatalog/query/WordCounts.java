package org.modelcatalog.query;

import java.util.List;

/**
 * How many models have each word of a facet.
 *
 * @param distinct how many words there are
 * @param top the words most models have, in descending order of these, then in alphabetical order
 */
public record WordCounts(int distinct, List<Count> top) {

    /** How many models have a word. */
    public record Count(String word, int models) {}

    public WordCounts {
        top = List.copyOf(top);
    }
}
