package org.modelcatalog.catalog.history;

import io.quarkus.logging.Log;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files with the entries of one gateway's log: {@code <gateway>.<day>.<number of the first entry>.history}. One a day,
 * or more on a day with very many changes. A caller holds the lock of the folder.
 *
 * @param folder which exists
 */
record HistorySegments(Path folder, String slug) {

    /** After this many bytes a day gets another file. */
    private static final long FULL = 64L << 20;

    /** No entry is longer; the limit of what one line may take in memory. */
    private static final int LONGEST_LINE = 256 << 20;

    private static final String SUFFIX = ".history";
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.(\\d{1,18})\\.history");

    /** The last file and its length, which change with every entry; a null file = there is none. */
    record End(Path file, long length) {}

    private record Segment(Path file, String day, long first) {}

    End end() throws IOException {
        List<Segment> all = all();
        if (all.isEmpty()) {
            return new End(null, 0);
        }
        Path last = all.get(all.size() - 1).file();
        return new End(last, Files.size(last));
    }

    /** Writes an entry behind the last one and forces it to the disk. On failure nothing of it stays. */
    void append(long number, LocalDate day, byte[] line) throws IOException {
        List<Segment> all = all();
        Segment last = all.isEmpty() ? null : all.get(all.size() - 1);
        boolean same = last != null && last.day().compareTo(day.toString()) >= 0 && Files.size(last.file()) < FULL;
        Path file = same ? last.file() : folder.resolve(slug + "." + day + "." + number + SUFFIX);
        try (var out = FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS)) {
            long before = out.size();
            ByteBuffer text = ByteBuffer.allocate(line.length + 1)
                    .put(line)
                    .put((byte) '\n')
                    .flip();
            try {
                out.position(before);
                writeAll(out, text);
                out.force(true);
            } catch (IOException e) {
                out.truncate(before);
                throw e;
            }
        }
        if (!same) {
            forceNames(folder);
        }
    }

    /**
     * The lines of whole entries after this one, in order. A line that was cut off by a crash is removed from the end; if
     * other lines are damaged, the log ends before them and the rest is set aside.
     */
    List<byte[]> read(long after) throws IOException {
        var lines = new ArrayList<byte[]>();
        long expected = after + 1;
        List<Segment> all = all();
        for (int at = 0; at < all.size(); at++) {
            Segment segment = all.get(at);
            if (at + 1 < all.size() && all.get(at + 1).first() <= after + 1) {
                continue;
            }
            long whole = 0;
            try (var file = open(segment.file());
                    InputStream in = new BufferedInputStream(Channels.newInputStream(file), 1 << 16)) {
                for (byte[] line = line(in); line != null; line = line(in)) {
                    Optional<ChangeBatch> entry = HistoryJson.batch(line)
                            .filter(batch -> batch.gateway().equals(slug));
                    if (entry.isEmpty() || entry.get().number() > expected) {
                        break;
                    }
                    if (entry.get().number() == expected) {
                        lines.add(line);
                        expected++;
                    }
                    whole += line.length + 1;
                }
                if (whole == file.size()) {
                    continue;
                }
            }
            cut(segment, whole, all.subList(at + 1, all.size()));
            break;
        }
        return lines;
    }

    /** Deletes the files whose entries are all included in the base. */
    void dropUpTo(long number) throws IOException {
        List<Segment> all = all();
        for (int at = 0; at + 1 < all.size(); at++) {
            if (all.get(at + 1).first() <= number + 1) {
                Files.deleteIfExists(all.get(at).file());
            }
        }
    }

    /** Renames every file, so that an operator can look at it. */
    void setAside() throws IOException {
        for (Segment segment : all()) {
            setAside(segment);
        }
    }

    private void cut(Segment segment, long whole, List<Segment> following) throws IOException {
        byte[] rest;
        try (var file = FileChannel.open(
                segment.file(), StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            rest = Channels.newInputStream(file.position(whole)).readNBytes(LONGEST_LINE);
            boolean torn = following.isEmpty() && HistoryFolder.lines(rest).isEmpty();
            if (!torn) {
                Files.copy(
                        segment.file(),
                        folder.resolve(segment.file().getFileName() + ".refused"),
                        StandardCopyOption.REPLACE_EXISTING);
                Log.warnf(
                        "The history of gateway %s is damaged in %s: its later entries are set aside as *.refused."
                                + " What they said is compared again with the next fetch",
                        slug, segment.file());
            }
            file.truncate(whole);
            file.force(true);
        }
        for (Segment later : following) {
            setAside(later);
        }
    }

    private void setAside(Segment segment) throws IOException {
        Files.move(
                segment.file(),
                folder.resolve(segment.file().getFileName() + ".refused"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private List<Segment> all() throws IOException {
        var all = new ArrayList<Segment>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, slug + ".*" + SUFFIX)) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString().substring(slug.length() + 1));
                if (name.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    all.add(new Segment(file, name.group(1), Long.parseLong(name.group(2))));
                }
            }
        }
        all.sort(Comparator.comparing(Segment::first));
        return all;
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    /** The next line without its end; null after the last whole one. */
    private static byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && line.size() < LONGEST_LINE; next = in.read()) {
            if (next == '\n') {
                return line.toByteArray();
            }
            line.write(next);
        }
        return null;
    }

    static void writeAll(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    static void forceNames(Path folder) {
        try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // Not every system can force a folder (Windows cannot); the new name is there either way.
            return;
        }
    }
}
