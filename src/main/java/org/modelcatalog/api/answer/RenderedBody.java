package org.modelcatalog.api.answer;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * A whole body.
 *
 * @param pieces one after the other; those that are kept rows are shared, and none may be changed
 * @param headers headers that are known only after rendering
 */
record RenderedBody(List<byte[]> pieces, Map<String, String> headers) {

    static RenderedBody of(byte[] bytes) {
        return new RenderedBody(List.of(bytes), Map.of());
    }

    int length() {
        return length(pieces);
    }

    /** The same body as one piece, which is sent faster. */
    RenderedBody joined() {
        return pieces.size() == 1 ? this : new RenderedBody(List.of(join(pieces)), headers);
    }

    RenderedBody encoded(Encoding encoding) {
        return encoding == Encoding.IDENTITY ? this : new RenderedBody(List.of(encoding.encode(join(pieces))), headers);
    }

    static int length(List<byte[]> pieces) {
        return pieces.stream().mapToInt(piece -> piece.length).sum();
    }

    static byte[] join(List<byte[]> pieces) {
        // allocated at its exact size, which may be megabytes
        ByteBuffer whole = ByteBuffer.allocate(length(pieces));
        pieces.forEach(whole::put);
        return whole.array();
    }
}
