package org.modelcatalog.query.disk;

import io.quarkus.logging.Log;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.MMapDirectory;

/** The folder of an index. One that this release cannot read is kept aside, and a new one begins; there is one aside at most. */
final class IndexFolder {

    private static final String NAME = "hub-index";
    private static final String ASIDE = "hub-index.aside";

    private final Path folder;

    IndexFolder(Path folder) {
        this.folder = folder;
        // the binary has no foreign functions, which memory segments need; mapped buffers do as well
        System.setProperty(MMapDirectory.ENABLE_MEMORY_SEGMENTS_SYSPROP, "false");
    }

    /**
     * Opens the folder; creates it if there is none.
     *
     * @param broken why its index was found to be broken; null = it was not
     */
    Directory open(String broken) throws IOException {
        Path index = folder.resolve(NAME);
        Files.createDirectories(index);
        Directory directory = new MMapDirectory(index);
        try {
            String fault = broken != null ? broken : fault(directory);
            if (fault == null) {
                return directory;
            }
            Path aside = folder.resolve(ASIDE);
            delete(aside);
            Files.move(index, aside);
            Log.warnf("The index of the Hub's mirror %s; it is kept as %s, and the mirror begins again", fault, aside);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        directory.close();
        Files.createDirectories(index);
        return new MMapDirectory(index);
    }

    /** Whether a failure says that the index itself is broken, and not the disk or the process. */
    static boolean isBroken(Throwable failure) {
        return failure instanceof CorruptIndexException
                || failure instanceof IndexFormatTooOldException
                || failure instanceof IndexFormatTooNewException
                || failure instanceof IndexNotFoundException
                || failure instanceof EOFException
                || failure instanceof NoSuchFileException
                || failure instanceof FileNotFoundException
                // an unknown codec
                || failure instanceof IllegalArgumentException;
    }

    /** Returns why the index cannot be read; null = it can. */
    private static String fault(Directory directory) throws IOException {
        // another process that writes is no fault of the index
        try (Lock held = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            held.ensureValid();
            if (!DirectoryReader.indexExists(directory)) {
                return null;
            }
            SegmentInfos commit = SegmentInfos.readLatestCommit(directory);
            String version = CommitData.version(commit.getUserData());
            if (!HubFields.VERSION.equals(version)) {
                return "has format version " + version + " and this release reads " + HubFields.VERSION;
            }
            CommitData.read(commit.getUserData());
            DirectoryReader.open(directory).close();
            return null;
        } catch (IOException | IllegalArgumentException e) {
            if (isBroken(e)) {
                return "is broken (" + e.getClass().getSimpleName() + ")";
            }
            throw e;
        }
    }

    private static void delete(Path aside) throws IOException {
        if (!Files.exists(aside)) {
            return;
        }
        try (Stream<Path> files = Files.walk(aside)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
