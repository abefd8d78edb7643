package org.modelcatalog.api.answer;

import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a response.
 *
 * @param whole the pieces of a complete body; null for a streamed body
 * @param pieces the pieces of a streamed body, each rendered on demand; else null
 * @param headers headers that are known only after rendering
 */
@Schema(hidden = true)
public record ResponseBody(List<byte[]> whole, Multi<byte[]> pieces, Map<String, String> headers) {

    public static ResponseBody of(byte[] whole) {
        return new ResponseBody(List.of(whole), null, Map.of());
    }

    static ResponseBody of(RenderedBody body) {
        return new ResponseBody(body.pieces(), null, body.headers());
    }

    public static ResponseBody of(Multi<byte[]> pieces) {
        return new ResponseBody(null, pieces, Map.of());
    }

    ResponseBody with(Map<String, String> more) {
        return new ResponseBody(whole, pieces, more);
    }
}
