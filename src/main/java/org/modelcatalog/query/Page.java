package org.modelcatalog.query;

import java.util.List;
import java.util.Optional;

/**
 * A slice of a list.
 *
 * @param items what is on this page
 * @param total how many there are before paging
 * @param limit items asked for; null = all
 */
public record Page<T>(List<T> items, int total, int offset, Integer limit) {

    /** Cuts the slice out; past the end it is empty. */
    public static <T> Page<T> of(List<T> all, int offset, Integer limit) {
        int from = Math.min(offset, all.size());
        int to = limit == null ? all.size() : (int) Math.min((long) from + limit, all.size());
        return new Page<>(all.subList(from, to), all.size(), offset, limit);
    }

    /** Where the next page starts; empty exactly when there is none. */
    public Optional<Integer> nextOffset() {
        long next = (long) offset + items.size();
        return next < total ? Optional.of((int) next) : Optional.empty();
    }
}
