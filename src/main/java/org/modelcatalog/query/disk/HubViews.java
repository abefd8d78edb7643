package org.modelcatalog.query.disk;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.ReferenceManager;

/** The view that queries see, and its successor when rows have changed. */
final class HubViews extends ReferenceManager<HubView> {

    private final Supplier<IndexWriter> writer;
    private final Supplier<RowCodec> codec;

    /**
     * @param writer the open writer; null = there is none now, and the view stays
     * @param codec of the rows that the writer has; null = it has none
     */
    HubViews(Supplier<IndexWriter> writer, Supplier<RowCodec> codec) throws IOException {
        this.codec = codec;
        this.writer = writer;
        this.current = view(DirectoryReader.open(writer.get()));
    }

    @Override
    protected HubView refreshIfNeeded(HubView view) throws IOException {
        IndexWriter open = writer.get();
        DirectoryReader changed = open == null ? null : DirectoryReader.openIfChanged(view.reader(), open);
        if (changed == null) {
            return null;
        }
        HubView next = view(changed);
        try {
            next.prepare();
        } catch (IOException | RuntimeException e) {
            next.reader().close();
            throw e;
        }
        return next;
    }

    private HubView view(DirectoryReader rows) {
        // asked for after the rows, which are written after their codec is known
        return new HubView(rows, codec.get());
    }

    @Override
    protected boolean tryIncRef(HubView view) {
        return view.reader().tryIncRef();
    }

    @Override
    protected void decRef(HubView view) throws IOException {
        view.reader().decRef();
    }

    @Override
    protected int getRefCount(HubView view) {
        return view.reader().getRefCount();
    }
}
