package org.modelcatalog.catalog.store;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.modelcatalog.catalog.snapshot.SnapshotId;

/**
 * The file format: a line with the format's name and version, JSON as gzip, and the SHA-256 of both. Reading and writing
 * stream; parsing begins only after the digest has been verified.
 *
 * @param maxFile the most bytes of a file
 * @param maxJson the most bytes of JSON; the digest detects accidents, not attacks
 */
record SnapshotFormat(long maxFile, long maxJson) {

    /** A hundred thousand models take a tenth of this. */
    static final SnapshotFormat STANDARD = new SnapshotFormat(256L << 20, 1L << 30);

    static final int VERSION = 6;

    private static final String NAME = "model-catalog-snapshot";
    private static final byte[] HEADER = (NAME + " " + VERSION + "\n").getBytes(StandardCharsets.US_ASCII);
    private static final Pattern ANY_HEADER = Pattern.compile(NAME + " ([0-9]{1,6})\n.*", Pattern.DOTALL);
    private static final int LONGEST_HEADER = NAME.length() + 8;
    private static final int DIGEST_LENGTH = 32;
    private static final int BUFFER = 1 << 16;

    /** Bytes that can be read several times. */
    record Source(long size, Slices slices) {

        interface Slices {
            InputStream of(long from, long length) throws IOException;
        }

        static Source of(FileChannel file) throws IOException {
            return new Source(
                    file.size(),
                    (from, length) ->
                            new LimitedInputStream(Channels.newInputStream(file.position(from)), length, null));
        }

        static Source of(byte[] bytes) {
            return new Source(
                    bytes.length, (from, length) -> new ByteArrayInputStream(bytes, (int) from, (int) length));
        }
    }

    void write(OutputStream file, StoredSnapshot snapshot) throws IOException {
        OutputStream out = new LimitedOutputStream(file, maxFile, tooLarge());
        MessageDigest digest = SnapshotId.sha256();
        var digested = new DigestOutputStream(out, digest);
        digested.write(HEADER);
        try (var gzip = new GZIPOutputStream(digested, BUFFER)) {
            SnapshotJson.write(new LimitedOutputStream(gzip, maxJson, tooLarge()), snapshot);
        }
        out.write(digest.digest());
    }

    /** Reads what {@link #write} wrote; fails with {@link RefusedSnapshotException} on anything else. */
    StoredSnapshot read(Source file) throws IOException {
        long size = file.size();
        if (size > maxFile) {
            throw tooLarge();
        }
        checkHeader(file, size);
        checkDigest(file, size);
        try (var gzip =
                new GZIPInputStream(file.slices().of(HEADER.length, size - HEADER.length - DIGEST_LENGTH), BUFFER)) {
            return SnapshotJson.read(new LimitedInputStream(gzip, maxJson, tooLarge()));
        } catch (ZipException | EOFException e) {
            throw new RefusedSnapshotException("is not compressed as it should be", "delete it");
        }
    }

    private static void checkHeader(Source file, long size) throws IOException {
        String start = new String(
                file.slices().of(0, Math.min(size, LONGEST_HEADER)).readAllBytes(), StandardCharsets.ISO_8859_1);
        Matcher header = ANY_HEADER.matcher(start);
        if (!header.matches()) {
            if (new String(HEADER, StandardCharsets.US_ASCII).startsWith(start)) {
                throw cutOff(size);
            }
            throw new RefusedSnapshotException(
                    "is no snapshot of this service", "check what else writes to this folder");
        }
        if (Integer.parseInt(header.group(1)) != VERSION) {
            throw new RefusedSnapshotException(
                    "has format version " + header.group(1) + " and this release reads " + VERSION,
                    "start the release that wrote it, or delete it");
        }
    }

    private static void checkDigest(Source file, long size) throws IOException {
        long length = size - DIGEST_LENGTH;
        if (length <= HEADER.length) {
            throw cutOff(size);
        }
        MessageDigest digest = SnapshotId.sha256();
        InputStream all = file.slices().of(0, length);
        var buffer = new byte[BUFFER];
        for (int count = all.read(buffer); count >= 0; count = all.read(buffer)) {
            digest.update(buffer, 0, count);
        }
        if (!MessageDigest.isEqual(
                digest.digest(), file.slices().of(length, DIGEST_LENGTH).readAllBytes())) {
            throw new RefusedSnapshotException("is cut off or damaged: its digest is wrong", "check the disk");
        }
    }

    private RefusedSnapshotException tooLarge() {
        return new RefusedSnapshotException(
                "has more than " + maxFile + " bytes, or " + maxJson + " when decompressed", "fetch fewer models");
    }

    private static RefusedSnapshotException cutOff(long size) {
        return new RefusedSnapshotException("is cut off after " + size + " bytes", "check the disk");
    }
}
