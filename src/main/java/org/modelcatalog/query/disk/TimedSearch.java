package org.modelcatalog.query.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.modelcatalog.model.Model;

/** One question to a view, which ends with an error when it takes too long. */
final class TimedSearch {

    private static final long LIMIT = TimeUnit.SECONDS.toNanos(10);

    /** Every client's query has fewer: words and their number are limited where queries are made. */
    private static final int MAX_CLAUSES = 16_384;

    static {
        IndexSearcher.setMaxClauseCount(MAX_CLAUSES);
    }

    private final HubView view;
    private final IndexSearcher searcher;
    private final long end = System.nanoTime() + LIMIT;

    TimedSearch(HubView view) {
        this.view = view;
        this.searcher = new IndexSearcher(view.reader());
        searcher.setTimeout(this::isOver);
    }

    HubView view() {
        return view;
    }

    IndexSearcher searcher() {
        return searcher;
    }

    /** Fails when the time is over. */
    void check() {
        if (isOver() || searcher.timedOut()) {
            throw new SlowQueryException(TimeUnit.NANOSECONDS.toSeconds(LIMIT));
        }
    }

    int count(Query query) throws IOException {
        Integer known = view.counts().get(query);
        if (known == null) {
            known = searcher.count(query);
            check();
            view.counts().put(query, known);
        }
        return known;
    }

    /** @param after null = from the beginning */
    List<FieldDoc> top(Query query, ListOrder order, FieldDoc after, int most) throws IOException {
        int rows = Math.min(most, view.reader().numDocs());
        if (rows <= 0) {
            return List.of();
        }
        // the number of hits is counted apart, so that all behind the best can be skipped
        var best = new TopFieldCollectorManager(order.fields(), rows, after, rows);
        List<FieldDoc> hits = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(query, best).scoreDocs) {
            hits.add((FieldDoc) hit);
        }
        check();
        return hits;
    }

    List<Model> models(List<? extends ScoreDoc> hits) throws IOException {
        if (hits.isEmpty()) {
            return List.of();
        }
        List<Model> models = new ArrayList<>(hits.size());
        try (RowCodec.Reader reader = view.codec().reader()) {
            for (ScoreDoc hit : hits) {
                models.add(reader.read(row(hit.doc)));
                check();
            }
        }
        return models;
    }

    private BytesRef row(int row) throws IOException {
        LeafReaderContext segment = view.leaves().get(ReaderUtil.subIndex(row, view.leaves()));
        BinaryDocValues rows = segment.reader().getBinaryDocValues(HubFields.ROW);
        if (rows == null || !rows.advanceExact(row - segment.docBase)) {
            throw new CorruptIndexException("a row is missing", HubFields.ROW);
        }
        return rows.binaryValue();
    }

    private boolean isOver() {
        return System.nanoTime() - end > 0;
    }
}
