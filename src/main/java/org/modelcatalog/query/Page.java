package org.modelcatalog.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A slice of a list.
 *
 * @param items elements of this page
 * @param total number of elements before paging
 * @param limit requested number of items; null = all
 * @param end names the last item, so that the next page can begin behind it; null = its id does
 */
public record Page<T>(List<T> items, int total, int offset, Integer limit, String end) {

    /** A slice after which the next page begins by the id of the last item. */
    public Page(List<T> items, int total, int offset, Integer limit) {
        this(items, total, offset, limit, null);
    }

    /** Cuts out a slice; a slice past the end is empty. */
    public static <T> Page<T> of(List<T> all, int offset, Integer limit) {
        int from = Math.min(offset, all.size());
        int to = limit == null ? all.size() : (int) Math.min((long) from + limit, all.size());
        return new Page<>(all.subList(from, to), all.size(), offset, limit);
    }

    /** The same page of other items, made one by one. */
    public <S> Page<S> map(Function<T, S> item) {
        return new Page<>(items.stream().map(item).toList(), total, offset, limit, end);
    }

    /** Returns the offset of the next page; empty after the last page. */
    public Optional<Integer> nextOffset() {
        long next = (long) offset + items.size();
        return next < total ? Optional.of((int) next) : Optional.empty();
    }
}
