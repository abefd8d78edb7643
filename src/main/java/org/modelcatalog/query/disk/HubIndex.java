package org.modelcatalog.query.disk;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.modelcatalog.catalog.mirror.MirrorBatch;
import org.modelcatalog.catalog.mirror.MirrorState;
import org.modelcatalog.catalog.mirror.MirrorStore;
import org.modelcatalog.catalog.mirror.MirrorStoreException;
import org.modelcatalog.catalog.mirror.MirroredModel;

/**
 * The mirrored rows in an index on disk, which {@link HubQueries} asks. Queries see new rows within a minute, or after
 * {@link #refresh}. After a failure the writer begins again at the last commit; queries go on with the rows they see.
 */
final class HubIndex implements MirrorStore {

    private static final long REFRESH_SECONDS = 60;

    private final IndexFolder folder;
    private final HubViews views;
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "hub-index-refresh");
        thread.setDaemon(true);
        return thread;
    });

    private Directory directory;
    private volatile IndexWriter writer;
    private volatile CommitData committed = CommitData.NONE;
    private volatile RowCodec codec;
    private String broken;
    private boolean closed;

    private HubIndex(IndexFolder folder) throws IOException {
        this.folder = folder;
        openWriter();
        this.views = new HubViews(() -> writer, () -> codec);
        // the first answer after a start does not wait for it
        refresher.execute(this::prepare);
        refresher.scheduleWithFixedDelay(this::refreshQuietly, REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Opens the index in a folder, or creates it there. An index that this release cannot read is kept aside, and a new
     * one begins.
     *
     * @throws MirrorStoreException if another process writes to it, or the folder cannot be used
     */
    public static HubIndex open(Path folder) {
        try {
            return new HubIndex(new IndexFolder(folder));
        } catch (IOException | RuntimeException e) {
            throw failure(e);
        }
    }

    @Override
    public MirrorState state() {
        return committed.state();
    }

    @Override
    public synchronized void write(MirrorBatch batch) {
        commit(batch.state(), open -> {
            if (codec == null && !batch.models().isEmpty()) {
                codec = RowCodec.of(batch.models());
            }
            if (codec != null) {
                try (RowCodec.Writer rows = codec.writer()) {
                    add(open, batch, rows);
                }
            }
            return 0;
        });
    }

    private static void add(IndexWriter open, MirrorBatch batch, RowCodec.Writer rows) throws IOException {
        for (MirroredModel row : batch.models()) {
            RepositoryId repository = RepositoryId.parse(row.repository()).orElse(null);
            if (repository == null) {
                Log.warnf(
                        "A mirrored row has no id of the Hub and is left out: %s",
                        row.model().id());
                continue;
            }
            open.updateDocument(
                    new Term(HubFields.REPOSITORY, repository.toString()),
                    HubDocument.of(repository, row.model(), batch.sweep(), rows));
        }
    }

    @Override
    public synchronized long removeUnseen(int sweep, MirrorState state) {
        Query unseen = LongPoint.newRangeQuery(HubFields.SWEEP, Long.MIN_VALUE, sweep - 1L);
        return commit(state, open -> {
            try (DirectoryReader rows = DirectoryReader.open(open)) {
                long count = new IndexSearcher(rows).count(unseen);
                open.deleteDocuments(unseen);
                return count;
            }
        });
    }

    @Override
    public long models() {
        HubView view = acquire();
        try {
            return view.reader().numDocs();
        } finally {
            release(view);
        }
    }

    /** Lets queries see every row that is written. Blocks for as long as their first answers take. */
    public void refresh() {
        try {
            views.maybeRefreshBlocking();
        } catch (IOException | AlreadyClosedException e) {
            throw failure(e);
        }
    }

    @Override
    @SuppressWarnings("try") // resources that are only closed
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        refresher.shutdownNow();
        try (Directory left = directory;
                IndexWriter open = writer;
                HubViews seen = views) {
            writer = null;
            if (open != null) {
                // every batch is committed, so there is nothing to lose
                open.rollback();
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    HubView acquire() {
        try {
            return views.acquire();
        } catch (IOException | AlreadyClosedException e) {
            throw failure(e);
        }
    }

    void release(HubView view) {
        try {
            views.release(view);
        } catch (IOException e) {
            Log.debugf(e, "A view of the Hub's mirror cannot be closed");
        }
    }

    private interface Change {
        long make(IndexWriter open) throws IOException;
    }

    private long commit(MirrorState next, Change change) {
        try {
            if (closed) {
                throw new AlreadyClosedException("closed");
            }
            if (writer == null) {
                openWriter();
            }
            long changed = change.make(writer);
            var data = new CommitData(next, codec);
            writer.setLiveCommitData(data.write());
            writer.commit();
            boolean sweepEnds = next.ended() != null && committed.state().ended() == null;
            committed = data;
            if (sweepEnds || models() == 0) {
                // the first rows, and all of them, are not kept back until the next refresh
                refreshQuietly();
            }
            return changed;
        } catch (IOException | RuntimeException e) {
            dropWriter(e);
            throw failure(e);
        }
    }

    private void openWriter() throws IOException {
        Directory opened = folder.open(broken);
        try {
            committed = DirectoryReader.indexExists(opened)
                    ? CommitData.read(SegmentInfos.readLatestCommit(opened).getUserData())
                    : CommitData.NONE;
            // one that was learned and not committed does for the next rows, too
            codec = committed.codec() == null ? codec : committed.codec();
            writer = new IndexWriter(opened, LuceneSettings.writer());
            directory = opened;
            broken = null;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** What is not committed is lost, and the next change begins at the last commit. */
    @SuppressWarnings("try") // a resource that is only closed
    private void dropWriter(Exception cause) {
        IndexWriter failed = writer;
        writer = null;
        if (failed == null) {
            return;
        }
        Throwable tragedy = failed.getTragicException() != null ? failed.getTragicException() : cause;
        broken = IndexFolder.isBroken(tragedy) && !(tragedy instanceof IllegalArgumentException)
                ? "is broken (" + tragedy.getClass().getSimpleName() + ")"
                : null;
        try (Directory left = directory) {
            failed.rollback();
        } catch (IOException | RuntimeException e) {
            Log.debugf(e, "The writer of the Hub's mirror cannot be closed");
        }
    }

    private void prepare() {
        try {
            HubView view = acquire();
            try {
                view.prepare();
            } finally {
                release(view);
            }
        } catch (IOException | RuntimeException e) {
            Log.debugf(e, "Facets of the Hub's mirror are counted when they are asked for");
        }
    }

    private void refreshQuietly() {
        try {
            views.maybeRefresh();
        } catch (IOException | RuntimeException e) {
            Log.warnf(
                    "Queries of the Hub's mirror keep the rows they see: %s",
                    e.getClass().getSimpleName());
        }
    }

    private static MirrorStoreException failure(Exception cause) {
        if (cause instanceof MirrorStoreException known) {
            return known;
        }
        String why = cause instanceof LockObtainFailedException
                ? "Another process writes to the index of the Hub's mirror; give each its own folder"
                : "The index of the Hub's mirror cannot be used: "
                        + cause.getClass().getSimpleName();
        return new MirrorStoreException(why, cause);
    }
}
