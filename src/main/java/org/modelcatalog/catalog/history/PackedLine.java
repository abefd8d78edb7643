package org.modelcatalog.catalog.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Compresses lines of a log: they repeat the names of fields and take a small part of their size. */
public final class PackedLine {

    private PackedLine() {}

    public static byte[] pack(byte[] line) {
        var packed = new ByteArrayOutputStream(line.length / 4 + 64);
        try (var deflating = new DeflaterOutputStream(packed)) {
            deflating.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /**
     * Reverses {@link #pack}.
     *
     * @param most bytes; more are cut off, so that a few bytes from outside never fill the memory
     * @throws UncheckedIOException for bytes that are not packed
     */
    public static byte[] unpack(byte[] packed, int most) {
        try (var inflating = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return inflating.readNBytes(most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
