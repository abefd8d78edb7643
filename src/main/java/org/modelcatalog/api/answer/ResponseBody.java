package org.modelcatalog.api.answer;

import io.smallrye.mutiny.Multi;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a response.
 *
 * @param whole the complete body; null for a streamed body
 * @param pieces the pieces of a streamed body, each rendered on demand; else null
 */
@Schema(hidden = true)
public record ResponseBody(byte[] whole, Multi<byte[]> pieces) {

    public static ResponseBody of(byte[] whole) {
        return new ResponseBody(whole, null);
    }

    public static ResponseBody of(Multi<byte[]> pieces) {
        return new ResponseBody(null, pieces);
    }
}
