package org.modelcatalog.catalog.changes;

import java.util.ArrayList;
import java.util.List;

/**
 * Ids of models, of which the first are named and all are counted.
 *
 * @param count of all; more than there are ids when these are not all
 */
public record ChangedIds(int count, List<String> ids) {

    /** Ids that are named. */
    static final int MOST = 1000;

    public ChangedIds {
        ids = List.copyOf(ids);
    }

    /** Collects them one by one. */
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
