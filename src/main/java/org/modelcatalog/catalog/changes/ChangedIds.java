package org.modelcatalog.catalog.changes;

import java.util.List;

/**
 * The first ids of some models, and how many models there are.
 *
 * @param count of all models, which may exceed the number of ids
 */
public record ChangedIds(int count, List<String> ids) {

    /** The most ids that are kept. */
    static final int MOST = 1000;

    public ChangedIds {
        ids = List.copyOf(ids);
    }

    /** The same with at most this many ids. */
    public ChangedIds first(int most) {
        return ids.size() <= most ? this : new ChangedIds(count, ids.subList(0, most));
    }

    static ChangedIds of(List<String> all) {
        return new ChangedIds(all.size(), all.subList(0, Math.min(all.size(), MOST)));
    }
}
