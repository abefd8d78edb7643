package org.modelcatalog.api.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Copies chosen fields of a rendered row, so that rows with chosen fields need no separate rendering. */
final class JsonFields {

    private JsonFields() {}

    /**
     * The row with only these fields.
     *
     * @param row an object as {@link JsonWriter} writes it: no white space between tokens, no escapes in names
     */
    static byte[] keep(byte[] row, Collection<String> fields) {
        var cut = new ByteArrayOutputStream(row.length);
        cut.write('{');
        int start = 1;
        while (row[start] == '"') {
            int colon = endOfString(row, start);
            int end = endOfValue(row, colon + 1);
            if (fields.contains(new String(row, start + 1, colon - start - 2, StandardCharsets.US_ASCII))) {
                if (cut.size() > 1) {
                    cut.write(',');
                }
                cut.write(row, start, end - start);
            }
            start = end + 1;
            if (row[end] == '}') {
                break;
            }
        }
        cut.write('}');
        return cut.toByteArray();
    }

    /** The position of the comma or brace after a value. */
    private static int endOfValue(byte[] json, int start) {
        int depth = 0;
        int at = start;
        while (true) {
            switch (json[at]) {
                case '"' -> at = endOfString(json, at) - 1;
                case '{', '[' -> depth++;
                case '}', ']', ',' -> {
                    if (depth == 0) {
                        return at;
                    }
                    depth -= json[at] == ',' ? 0 : 1;
                }
                default -> {
                    // part of a number, true, false or null
                }
            }
            at++;
        }
    }

    /** The position after the closing quote of the string at {@code start}. */
    private static int endOfString(byte[] json, int start) {
        int at = start + 1;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }
}
