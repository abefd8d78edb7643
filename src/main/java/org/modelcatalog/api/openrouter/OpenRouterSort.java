package org.modelcatalog.api.openrouter;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.modelcatalog.api.problem.ProblemException;
import org.modelcatalog.query.Sort;

/** OpenRouter's words for the order of a list, and what the catalog sorts by. */
enum OpenRouterSort {
    MOST_POPULAR(Sort.Key.DOWNLOADS, true),
    TOP_WEEKLY(Sort.Key.DOWNLOADS, true),
    NEWEST(Sort.Key.CREATED, true),
    PRICING_LOW_TO_HIGH(Sort.Key.PRICE, false),
    PRICING_HIGH_TO_LOW(Sort.Key.PRICE, true),
    CONTEXT_HIGH_TO_LOW(Sort.Key.CONTEXT, true),
    THROUGHPUT_HIGH_TO_LOW(Sort.Key.THROUGHPUT, true),
    LATENCY_LOW_TO_HIGH(Sort.Key.LATENCY, false),
    INTELLIGENCE_HIGH_TO_LOW(Sort.Key.INTELLIGENCE_INDEX, true),
    CODING_HIGH_TO_LOW(Sort.Key.CODING_INDEX, true),
    AGENTIC_HIGH_TO_LOW(Sort.Key.AGENTIC_INDEX, true),
    DESIGN_ARENA_ELO_HIGH_TO_LOW(Sort.Key.DESIGN_ARENA_ELO, true);

    private static final String WORDS =
            Arrays.stream(values()).map(OpenRouterSort::word).collect(Collectors.joining(", "));

    private final Sort sort;

    OpenRouterSort(Sort.Key key, boolean descending) {
        this.sort = new Sort(key, descending);
    }

    /**
     * Reads the parameter {@code sort}, in any case.
     *
     * @param value null or empty = absent
     * @return null when absent
     * @throws ProblemException for any other word
     */
    static Sort parse(String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return Arrays.stream(values())
                .filter(known -> known.word().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> ProblemException.badParameter("sort", "one of: " + WORDS, value))
                .sort;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
