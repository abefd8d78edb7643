package org.modelcatalog.model;

/**
 * The limits of the offer that a request is routed to first, as OpenRouter defines it.
 *
 * @param contextLength tokens; null = unknown
 * @param maxCompletionTokens tokens; null = unknown
 * @param moderated whether the provider moderates content; null = unknown
 */
public record TopProvider(Long contextLength, Long maxCompletionTokens, Boolean moderated) {

    /** Every component is unknown. */
    static final TopProvider UNKNOWN = new TopProvider(null, null, null);
}
