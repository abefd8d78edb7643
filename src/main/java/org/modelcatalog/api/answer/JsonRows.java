package org.modelcatalog.api.answer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A list that is to be written: rows, and what stands around them.
 *
 * @param size how many rows it has
 * @param rows makes each of them, by its place
 * @param before what stands before the first row
 * @param between what stands between two rows
 * @param after what stands behind the last row
 */
public record JsonRows(int size, IntFunction<byte[]> rows, byte[] before, byte[] between, byte[] after) {

    private static final byte[] COMMA = {','};
    private static final byte[] NEW_LINE = {'\n'};
    private static final byte[] NOTHING = {};

    /**
     * Rows within an object.
     *
     * @param envelope JSON of an object with an empty list of rows, which comes before anything that could look like it
     * @param member the name of that list
     */
    public static JsonRows within(byte[] envelope, String member, int size, IntFunction<byte[]> rows) {
        byte[] empty = ('"' + member + "\":[]").getBytes(StandardCharsets.US_ASCII);
        int here = indexOf(empty, envelope) + empty.length - 1;
        return new JsonRows(
                size, rows, Arrays.copyOf(envelope, here), COMMA, Arrays.copyOfRange(envelope, here, envelope.length));
    }

    /** Rows alone, one a line. */
    static JsonRows lines(int size, IntFunction<byte[]> rows) {
        return new JsonRows(size, rows, NOTHING, NEW_LINE, size == 0 ? NOTHING : NEW_LINE);
    }

    /** All of it. For a renderer, not for an event loop. */
    public byte[] whole() {
        List<byte[]> all = IntStream.range(0, size).mapToObj(rows).toList();
        // exactly as long as it will be, which may be megabytes
        ByteBuffer whole = ByteBuffer.allocate(before.length
                + between.length * Math.max(0, size - 1)
                + all.stream().mapToInt(row -> row.length).sum()
                + after.length);
        whole.put(before);
        for (int at = 0; at < size; at++) {
            if (at > 0) {
                whole.put(between);
            }
            whole.put(all.get(at));
        }
        return whole.put(after).array();
    }

    private static int indexOf(byte[] wanted, byte[] bytes) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(wanted, 0, wanted.length, bytes, i, i + wanted.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("an envelope has an empty list of rows");
    }
}
