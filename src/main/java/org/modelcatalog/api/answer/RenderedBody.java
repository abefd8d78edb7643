package org.modelcatalog.api.answer;

import java.util.Map;

/**
 * A whole body.
 *
 * @param headers headers that are known only after rendering
 */
record RenderedBody(byte[] bytes, Map<String, String> headers) {

    static RenderedBody of(byte[] bytes) {
        return new RenderedBody(bytes, Map.of());
    }

    RenderedBody encoded(Encoding encoding) {
        return new RenderedBody(encoding.encode(bytes), headers);
    }
}
