package org.modelcatalog.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.modelcatalog.api.view.RowOptions;
import org.modelcatalog.model.Model;

/**
 * A list that is to be written: rows, and what stands around them.
 *
 * @param before what stands before the first row
 * @param between what stands between two rows
 * @param after what stands behind the last row
 */
record RowList(Rows.View view, RowOptions options, List<Model> models, byte[] before, byte[] between, byte[] after) {

    private static final byte[] COMMA = {','};
    private static final byte[] NEW_LINE = {'\n'};
    private static final byte[] NOTHING = {};

    /**
     * Rows within an object.
     *
     * @param envelope JSON of an object with an empty list of rows, which comes before anything that could look like it
     * @param member the name of that list
     */
    static RowList within(byte[] envelope, String member, Rows.View view, List<Model> models, RowOptions options) {
        byte[] empty = ('"' + member + "\":[]").getBytes(StandardCharsets.US_ASCII);
        int here = indexOf(empty, envelope) + empty.length - 1;
        return new RowList(
                view,
                options,
                models,
                Arrays.copyOf(envelope, here),
                COMMA,
                Arrays.copyOfRange(envelope, here, envelope.length));
    }

    /** Rows alone, one a line. */
    static RowList lines(Rows.View view, List<Model> models, RowOptions options) {
        return new RowList(view, options, models, NOTHING, NEW_LINE, models.isEmpty() ? NOTHING : NEW_LINE);
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
