package org.modelcatalog.catalog.history;

import io.quarkus.logging.Log;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The log of one gateway in a folder: {@code <gateway>.history-base}, and one file a day with a line for each entry. A lock
 * file lets several instances write to the same folder. Links are not followed.
 */
final class HistoryFolder implements HistoryStore {

    /** A base of a hundred thousand models takes a tenth of this. */
    private static final int MOST_BASE = 1 << 30;

    /** Locks of files are those of the process: its threads need one of their own. */
    private static final Object PROCESS = new Object();

    private final Path folder;
    private final String slug;
    private final HistorySegments segments;

    /** A base that is whole, with the number of the last entry that it includes. */
    private record Base(byte[] line, long number) {}

    /** The end of the log as this instance has last seen it; null = not yet. */
    private HistorySegments.End known;

    HistoryFolder(Path folder, String slug) {
        this.folder = folder;
        this.slug = slug;
        this.segments = new HistorySegments(folder, slug);
    }

    /** Something to do with the files while no other instance does anything with them. */
    private interface Work<T> {
        T run() throws IOException;
    }

    @Override
    public Stored load() {
        return locked(() -> {
            Optional<Base> base = base();
            if (base.isEmpty()) {
                known = segments.end();
                return Stored.NOTHING;
            }
            List<byte[]> lines = segments.read(base.get().number());
            known = segments.end();
            return new Stored(base.get().line(), lines);
        });
    }

    @Override
    public boolean begin(byte[] packed, long number, List<PackedBatch> entries) {
        return locked(() -> {
            if (base().isPresent()) {
                return false;
            }
            // entries without a base cannot be read
            segments.setAside();
            writeBase(packed);
            for (PackedBatch entry : entries) {
                segments.append(entry.number(), day(entry.at()), entry.line());
            }
            known = segments.end();
            return true;
        });
    }

    @Override
    public boolean append(long number, ChangeBatch entry, byte[] line) {
        return locked(() -> {
            if (!segments.end().equals(known)) {
                return false;
            }
            segments.append(number, day(entry.at()), line);
            known = segments.end();
            return true;
        });
    }

    @Override
    public Optional<List<byte[]>> after(long number) {
        return locked(() -> {
            if (!Files.exists(baseFile(), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            if (segments.end().equals(known)) {
                return Optional.of(List.of());
            }
            List<byte[]> lines = segments.read(number);
            known = segments.end();
            return Optional.of(lines);
        });
    }

    @Override
    public void replaceBase(byte[] packed, long number) {
        locked(() -> {
            boolean done = base().filter(base -> base.number() >= number).isPresent();
            if (done) {
                return null;
            }
            writeBase(packed);
            segments.dropUpTo(number);
            known = segments.end();
            return null;
        });
    }

    private Optional<Base> base() throws IOException {
        Path file = baseFile();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)), 1 << 16)) {
            byte[] line = in.readNBytes(MOST_BASE);
            Optional<Base> base = HistoryJson.head(line)
                    .filter(head -> head.gateway().equals(slug))
                    .map(head -> new Base(line, head.number()));
            if (base.isPresent()) {
                return base;
            }
        } catch (IOException notCompressed) {
            // the same as any other damage
        }
        Path aside = folder.resolve(slug + ".history-base.refused");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        Log.warnf("The history of gateway %s begins again: its base is damaged, and set aside as %s", slug, aside);
        return Optional.empty();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private Path baseFile() {
        return folder.resolve(slug + ".history-base");
    }

    /** Forced to the disk before it gets its name. */
    private void writeBase(byte[] packed) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var line = new InflaterInputStream(new ByteArrayInputStream(packed));
                var gzip = new GZIPOutputStream(file)) {
            line.transferTo(gzip);
        }
        Path temporary = folder.resolve(slug + ".history-" + UUID.randomUUID() + ".tmp");
        try {
            try (var out = FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                HistorySegments.writeAll(out, ByteBuffer.wrap(file.toByteArray()));
                out.force(true);
            }
            Files.move(temporary, baseFile(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        HistorySegments.forceNames(folder);
    }

    private <T> T locked(Work<T> work) {
        synchronized (PROCESS) {
            try {
                Files.createDirectories(folder);
                try (var file = FileChannel.open(
                        folder.resolve(slug + ".history-lock"),
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE,
                        LinkOption.NOFOLLOW_LINKS)) {
                    // closing the file releases it
                    file.lock();
                    return work.run();
                }
            } catch (FileSystemException e) {
                String why = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
                throw new HistoryStoreException(why + ", " + e.getFile(), e);
            } catch (IOException e) {
                throw new HistoryStoreException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** The folder and the gateway, for log lines. */
    @Override
    public String toString() {
        return folder + " (" + slug + ")";
    }

    static List<byte[]> lines(byte[] text) {
        var lines = new ArrayList<byte[]>();
        int from = 0;
        for (int at = 0; at < text.length; at++) {
            if (text[at] == '\n') {
                lines.add(java.util.Arrays.copyOfRange(text, from, at));
                from = at + 1;
            }
        }
        return lines;
    }
}
