package org.modelcatalog.query.disk;

import java.lang.ref.Cleaner;
import java.util.AbstractList;
import java.util.List;
import org.modelcatalog.catalog.mirror.NotMirrored;
import org.modelcatalog.model.Model;
import org.modelcatalog.query.ModelFilter;
import org.modelcatalog.query.Page;
import org.modelcatalog.query.Sort;

/**
 * The rows of a list that is too long for memory, read in order while they are sent. It holds the view that it began with, so
 * that none is missed, until its last row is read or it is forgotten.
 */
final class LongList extends AbstractList<Model> {

    private static final int BLOCK = 500;
    private static final Cleaner CLEANER = Cleaner.create();

    private final ModelFilter filter;
    private final Sort sort;
    private final HubQueries pinned;
    private final Cleaner.Cleanable view;
    private final int size;
    private Slice block;
    private int first;

    private LongList(HubIndex index, ModelFilter filter, Sort sort, int skipped) {
        HubView held = index.acquire();
        this.view = CLEANER.register(this, () -> index.release(held));
        this.pinned = new HubQueries(held);
        this.filter = filter;
        this.sort = sort;
        this.block = pinned.from(filter, sort, null, skipped, BLOCK);
        this.size = Math.toIntExact(Math.max(0, block.total() - skipped));
    }

    /**
     * All rows from an offset on.
     */
    static Page<Model> page(HubIndex index, ModelFilter filter, Sort sort, int offset) {
        var rows = new LongList(index, filter, sort, offset);
        return new Page<>(rows, Math.toIntExact(rows.block.total()), offset, null, null);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Model get(int row) {
        while (row >= first + block.models().size()) {
            if (block.next() == null) {
                throw new IndexOutOfBoundsException(row);
            }
            first += block.models().size();
            block = pinned.from(filter, sort, block.next(), 0, BLOCK);
        }
        if (row < first) {
            throw new IllegalStateException("rows are read in order");
        }
        Model model = NotMirrored.said(block.models().get(row - first));
        if (row == size - 1) {
            view.clean();
        }
        return model;
    }

    /** A list is the same as itself alone: comparing would read it. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public List<Model> subList(int from, int to) {
        throw new UnsupportedOperationException("rows are read in order");
    }
}
