package org.modelcatalog.catalog.changes;

import java.util.ArrayList;
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

    /** Collects ids one by one. */
    static final class Counting {

        private final List<String> ids = new ArrayList<>();
        private int count;

        void add(String id) {
            if (count++ < MOST) {
                ids.add(id);
            }
        }

        ChangedIds counted() {
            return new ChangedIds(count, ids);
        }
    }
}
