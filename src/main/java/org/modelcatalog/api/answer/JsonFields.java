package org.modelcatalog.api.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Cuts fields out of a row as it is kept, so that rows with chosen fields need no rendering of their own. */
final class JsonFields {

    private JsonFields() {}

    /**
     * The row with these of its fields.
     *
     * @param row an object that was written here: no white space between its parts, no escapes in its names
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

    /** Where the comma or brace behind a value is. */
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
                    // a part of a number or a word
                }
            }
            at++;
        }
    }

    /** Behind the quote that ends the string which begins here. */
    private static int endOfString(byte[] json, int start) {
        int at = start + 1;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }
}
