package org.modelcatalog.catalog.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A folder with one file per gateway. A file is replaced atomically: readers, and a machine that crashes, keep the old file
 * or the new one. Links are not followed, so nothing outside the folder is read or written.
 */
record SnapshotFolder(Path path) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]+");
    private static final String SUFFIX = ".snapshot";

    /** Writes a file. */
    interface Content {
        void to(FileChannel file) throws IOException;
    }

    /** Creates the folder if it is missing. */
    void create() throws IOException {
        // createDirectories fails on a link to a folder before JDK 20 (JDK-8294193)
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
        }
    }

    /** Fails if no file can be written, which only a try shows. */
    void tryToWrite(String slug) throws IOException {
        Path temporary = temporary(slug);
        try {
            Files.write(temporary, new byte[1], StandardOpenOption.CREATE_NEW);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * The gateway's file, to read.
     *
     * @throws NoSuchFileException if there is none
     * @throws RefusedSnapshotException if it is not a regular file
     */
    FileChannel open(String slug) throws IOException {
        Path file = file(slug);
        // checked before it is opened: opening a pipe would wait for a writer
        if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isRegularFile()) {
            throw new RefusedSnapshotException("is no regular file", "check what else writes to this folder");
        }
        return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /** Replaces the gateway's file; on any failure the old one stays. */
    void replace(String slug, Content content) throws IOException {
        Path temporary = temporary(slug);
        try {
            try (var file = FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                content.to(file);
                // forced to the disk before it gets its name: a power cut could leave the name without the contents
                file.force(true);
            }
            Files.move(temporary, file(slug), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceNames();
    }

    /** Renames the gateway's file, so that an operator can look at it. */
    Path setAside(String slug) throws IOException {
        Path refused = path.resolve(file(slug).getFileName() + ".refused");
        return Files.move(file(slug), refused, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes the files of interrupted writes. A write that is under way touches its file. */
    void deleteLeftovers(String slug, Instant untouchedSince) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(path, valid(slug) + "-*.tmp")) {
            for (Path leftover : leftovers) {
                if (untouched(leftover, FileTime.from(untouchedSince))) {
                    Files.deleteIfExists(leftover);
                }
            }
        }
    }

    private static boolean untouched(Path leftover, FileTime since) throws IOException {
        try {
            var attributes = Files.readAttributes(leftover, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() && attributes.lastModifiedTime().compareTo(since) < 0;
        } catch (NoSuchFileException e) {
            // another instance has just finished it
            return false;
        }
    }

    private Path file(String slug) throws IOException {
        return path.resolve(valid(slug) + SUFFIX);
    }

    private Path temporary(String slug) throws IOException {
        return path.resolve(valid(slug) + "-" + UUID.randomUUID() + ".tmp");
    }

    private static String valid(String slug) throws IOException {
        if (!SLUG.matcher(slug).matches()) {
            throw new IOException("a gateway of this name can have no file");
        }
        return slug;
    }

    private void forceNames() {
        try (var names = FileChannel.open(path, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // Not every system can force a folder (Windows cannot); the new name is there either way.
            return;
        }
    }
}
