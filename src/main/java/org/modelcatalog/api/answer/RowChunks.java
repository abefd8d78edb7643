package org.modelcatalog.api.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** Renders a list piece by piece on demand, so that even a long list needs the memory of one piece. */
final class RowChunks implements Iterator<byte[]> {

    /** Bytes of a piece, apart from the rest of its last row. */
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
