package org.modelcatalog.api.answer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A list to be written: rows and the text around them.
 *
 * @param size number of rows
 * @param rows renders a row by its index
 * @param before text before the first row
 * @param between text between two rows
 * @param after text after the last row
 * @param headers headers of the answer that only this list can tell
 */
public record JsonRows(
        int size, IntFunction<byte[]> rows, byte[] before, byte[] between, byte[] after, Map<String, String> headers) {

    /** The number of models that the format cannot show. */
    private static final String LEFT_OUT = "X-Catalog-Left-Out";

    /** Joined in some tens of microseconds when it is asked for again. */
    private static final int LONGEST_IN_PIECES = 512 << 10;

    private static final byte[] COMMA = {','};
    private static final byte[] NEW_LINE = {'\n'};
    private static final byte[] NOTHING = {};

    /**
     * Rows within an object.
     *
     * @param envelope JSON of an object with an empty list of rows before any text that could look like it
     * @param member the name of that list
     */
    public static JsonRows within(byte[] envelope, String member, int size, IntFunction<byte[]> rows) {
        byte[] empty = ('"' + member + "\":[]").getBytes(StandardCharsets.US_ASCII);
        int here = indexOf(empty, envelope) + empty.length - 1;
        return of(size, rows, Arrays.copyOf(envelope, here), Arrays.copyOfRange(envelope, here, envelope.length));
    }

    /** Rows between two texts, separated by commas. */
    public static JsonRows of(int size, IntFunction<byte[]> rows, byte[] before, byte[] after) {
        return new JsonRows(size, rows, before, COMMA, after, Map.of());
    }

    /**
     * Rows that are the members of one object.
     *
     * @param rows each with its name, as {@link JsonWriter#member} writes them
     */
    public static JsonRows members(int size, IntFunction<byte[]> rows) {
        return of(size, rows, new byte[] {'{'}, new byte[] {'}'});
    }

    /** One row per line. */
    static JsonRows lines(int size, IntFunction<byte[]> rows) {
        return new JsonRows(size, rows, NOTHING, NEW_LINE, size == 0 ? NOTHING : NEW_LINE, Map.of());
    }

    /** The same list, with a header that only it can tell. */
    public JsonRows with(String header, String value) {
        return new JsonRows(size, rows, before, between, after, Map.of(header, value));
    }

    /** The same list, saying how many models its format cannot show. */
    public JsonRows leavingOut(int models) {
        return with(LEFT_OUT, Integer.toString(models));
    }

    /** In pieces, since a body may be asked for only once. Long ones are joined here, off the event loop. */
    RenderedBody rendered() {
        var body = new RenderedBody(pieces(), headers);
        return body.length() > LONGEST_IN_PIECES ? body.joined() : body;
    }

    /** Rows that end themselves, below a text. */
    static JsonRows below(byte[] head, int size, IntFunction<byte[]> rows) {
        return new JsonRows(size, rows, head, NOTHING, NOTHING, Map.of());
    }

    /** Renders the whole list; too slow for an event loop. */
    public byte[] whole() {
        return RenderedBody.join(pieces());
    }

    private List<byte[]> pieces() {
        var pieces = new ArrayList<byte[]>(2 * size + 1);
        pieces.add(before);
        for (int at = 0; at < size; at++) {
            if (at > 0) {
                pieces.add(between);
            }
            pieces.add(rows.apply(at));
        }
        pieces.add(after);
        return pieces;
    }

    private static int indexOf(byte[] wanted, byte[] bytes) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(wanted, 0, wanted.length, bytes, i, i + wanted.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("an envelope needs an empty list of rows");
    }
}
