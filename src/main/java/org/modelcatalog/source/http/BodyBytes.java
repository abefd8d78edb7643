package org.modelcatalog.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of an answer, in one array that a parser reads without copying it: bodies are megabytes. */
public final class BodyBytes {

    private static final int FIRST_CAPACITY = 16 * 1024;
    private static final int LEAST_ROOM = 8 * 1024;

    private byte[] bytes;
    private int length;

    BodyBytes() {
        this(new byte[FIRST_CAPACITY], 0);
    }

    private BodyBytes(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** A whole body. */
    public static BodyBytes of(byte[] bytes) {
        return new BodyBytes(bytes, bytes.length);
    }

    /** Not a copy, and longer than the body: see {@link #length()}. */
    public byte[] bytes() {
        return bytes;
    }

    /** How many of the bytes are the body. */
    public int length() {
        return length;
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Appends what is there to be read, and waits for it; -1 at the end, as streams do. */
    int append(InputStream stream) throws IOException {
        if (bytes.length - length < LEAST_ROOM) {
            bytes = Arrays.copyOf(bytes, Math.addExact(bytes.length, Math.max(LEAST_ROOM, bytes.length / 2)));
        }
        int read = stream.read(bytes, length, bytes.length - length);
        length += Math.max(0, read);
        return read;
    }
}
