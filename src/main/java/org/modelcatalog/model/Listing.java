package org.modelcatalog.model;

import java.time.Instant;

/**
 * What this catalog has seen of a model in its gateway's lists. It states no time that changes while nothing else does, so
 * that a row stays the same from fetch to fetch.
 *
 * @param firstSeen when a fetch first listed the model; null = unknown, since the first whole fetch listed it already
 * @param lastSeen no later than the last fetch that listed the model; null = it is listed now
 * @param ended whether the end that the source states was past when the list was fetched
 */
public record Listing(Instant firstSeen, Instant lastSeen, boolean ended) {

    /** Listed, and nothing more is known. */
    public static final Listing NOW = new Listing(null, null, false);

    /** The same of a model that its list no longer has. */
    public Listing until(Instant lastSeen) {
        return new Listing(firstSeen, lastSeen, ended);
    }

    /** Whether the model has left its list. */
    public boolean withdrawn() {
        return lastSeen != null;
    }
}
