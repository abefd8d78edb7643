package org.modelcatalog.source.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of an answer, in one array that a parser reads without copying it: bodies are megabytes. */
public final class UpstreamBody {

    private static final int FIRST_CAPACITY = 16 * 1024;

    private byte[] bytes;
    private int length;

    UpstreamBody() {
        this(new byte[FIRST_CAPACITY], 0);
    }

    private UpstreamBody(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** A whole body. */
    public static UpstreamBody of(byte[] bytes) {
        return new UpstreamBody(bytes, bytes.length);
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

    void append(Buffer chunk) {
        int needed = Math.addExact(length, chunk.length());
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + bytes.length / 2));
        }
        chunk.getBytes(bytes, length);
        length = needed;
    }
}
