package org.modelcatalog.api.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** A list of rows piece by piece, each made when it is asked for: so it costs no more than one of them, however long. */
final class RowChunks implements Iterator<byte[]> {

    /** Bytes, and what the last row of a piece has beyond them. */
    static final int PIECE = 64 << 10;

    private final JsonRows list;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private final OutputStream encoded;
    private int next;
    private boolean ended;

    RowChunks(JsonRows list, Encoding encoding) {
        this.list = list;
        this.encoded = encoding.encode(piece);
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public byte[] next() {
        try {
            if (next == 0) {
                encoded.write(list.before());
            }
            while (next < list.size() && piece.size() < PIECE) {
                if (next > 0) {
                    encoded.write(list.between());
                }
                encoded.write(list.rows().apply(next++));
            }
            if (next == list.size()) {
                encoded.write(list.after());
                encoded.close();
                ended = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] made = piece.toByteArray();
        piece.reset();
        return made;
    }
}
