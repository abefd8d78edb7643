package org.modelcatalog.query.disk;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * The rows that match a query, a bit a row.
 *
 * @param segments null where a segment has none
 */
record RowSet(FixedBitSet[] segments, int size) {

    private static final int CHECKED = 1 << 14;

    interface Reader {
        void read(LeafReaderContext segment, FixedBitSet rows) throws IOException;
    }

    static RowSet of(TimedSearch search, Query query) throws IOException {
        IndexSearcher searcher = search.searcher();
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        var segments = new FixedBitSet[search.view().leaves().size()];
        int size = 0;
        for (LeafReaderContext segment : search.view().leaves()) {
            Scorer scorer = weight.scorer(segment);
            if (scorer != null) {
                segments[segment.ord] = rows(search, segment, scorer.iterator());
                size += segments[segment.ord].cardinality();
            }
        }
        return new RowSet(segments, size);
    }

    private static FixedBitSet rows(TimedSearch search, LeafReaderContext segment, DocIdSetIterator matching)
            throws IOException {
        Bits live = segment.reader().getLiveDocs();
        var rows = new FixedBitSet(segment.reader().maxDoc());
        int read = 0;
        for (int row = matching.nextDoc(); row != DocIdSetIterator.NO_MORE_DOCS; row = matching.nextDoc()) {
            if (live == null || live.get(row)) {
                rows.set(row);
            }
            if (++read % CHECKED == 0) {
                search.check();
            }
        }
        return rows;
    }

    void read(TimedSearch search, Reader reader) throws IOException {
        for (LeafReaderContext segment : search.view().leaves()) {
            if (segments[segment.ord] != null) {
                reader.read(segment, segments[segment.ord]);
                search.check();
            }
        }
    }

    /** Returns the next row of a segment, or {@link DocIdSetIterator#NO_MORE_DOCS}. */
    static int next(FixedBitSet rows, int row) {
        return row + 1 >= rows.length() ? DocIdSetIterator.NO_MORE_DOCS : rows.nextSetBit(row + 1);
    }
}
