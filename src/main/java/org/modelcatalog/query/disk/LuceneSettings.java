package org.modelcatalog.query.disk;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.internal.vectorization.VectorizationProvider;

/** How the index is written: little memory, one merge at a time. */
@RegisterForReflection(
        // looked up by name: services, doors between packages, attributes of tokens, and which methods a query
        // overrides
        classNames = {
            "org.apache.lucene.analysis.tokenattributes.BytesTermAttributeImpl",
            "org.apache.lucene.analysis.tokenattributes.CharTermAttributeImpl",
            "org.apache.lucene.analysis.tokenattributes.OffsetAttributeImpl",
            "org.apache.lucene.analysis.tokenattributes.PackedTokenAttributeImpl",
            "org.apache.lucene.analysis.tokenattributes.PayloadAttributeImpl",
            "org.apache.lucene.analysis.tokenattributes.PositionIncrementAttributeImpl",
            "org.apache.lucene.analysis.tokenattributes.PositionLengthAttributeImpl",
            "org.apache.lucene.analysis.tokenattributes.TermFrequencyAttributeImpl",
            "org.apache.lucene.analysis.tokenattributes.TypeAttributeImpl",
            "org.apache.lucene.codecs.lucene90.Lucene90DocValuesFormat",
            "org.apache.lucene.codecs.lucene912.Lucene912Codec",
            "org.apache.lucene.codecs.lucene912.Lucene912PostingsFormat",
            "org.apache.lucene.codecs.lucene99.Lucene99HnswScalarQuantizedVectorsFormat",
            "org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat",
            "org.apache.lucene.codecs.lucene99.Lucene99ScalarQuantizedVectorsFormat",
            "org.apache.lucene.index.ConcurrentMergeScheduler",
            "org.apache.lucene.index.IndexWriter",
            "org.apache.lucene.index.SegmentReader",
            "org.apache.lucene.search.BoostAttributeImpl",
            "org.apache.lucene.search.MaxNonCompetitiveBoostAttributeImpl",
            "org.apache.lucene.search.Query",
            "org.apache.lucene.search.SortField$Provider",
            "org.apache.lucene.search.SortedNumericSortField$Provider",
            "org.apache.lucene.search.SortedSetSortField$Provider",
            "org.apache.lucene.store.FilterIndexInput",
            "sun.misc.Unsafe"
        },
        ignoreNested = true)
final class LuceneSettings {

    private static final double BUFFER_MEGABYTES = 32;
    private static final int WAITING_MERGES = 6;
    private static final double MAX_DELETED_PERCENT = 20;

    private LuceneSettings() {}

    static IndexWriterConfig writer() {
        var merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(WAITING_MERGES, 1);
        var policy = new TieredMergePolicy();
        policy.setDeletesPctAllowed(MAX_DELETED_PERCENT);
        return new IndexWriterConfig(null)
                .setIndexSort(HubFields.order())
                .setMergeScheduler(merges)
                .setMergePolicy(policy)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setCommitOnClose(false);
    }

    /** In the binary, which has no vector instructions of the JDK's incubator: naming them ends its build. */
    @TargetClass(className = "org.apache.lucene.internal.vectorization.VectorizationProvider")
    static final class PlainVectorization {

        @Substitute
        static VectorizationProvider lookup(boolean testing) {
            return (VectorizationProvider) (Object) new DefaultVectorization();
        }
    }

    /** The same without these instructions. */
    @TargetClass(className = "org.apache.lucene.internal.vectorization.DefaultVectorizationProvider")
    static final class DefaultVectorization {

        @Alias
        DefaultVectorization() {}
    }
}
