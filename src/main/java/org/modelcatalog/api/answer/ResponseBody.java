package org.modelcatalog.api.answer;

import io.smallrye.mutiny.Multi;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is sent below the headers.
 *
 * @param whole all of it; null when it is made while it is read
 * @param pieces what it is made of otherwise, each when it is asked for, and not before
 */
@Schema(hidden = true)
public record ResponseBody(byte[] whole, Multi<byte[]> pieces) {

    /** A body that is there. */
    public static ResponseBody of(byte[] whole) {
        return new ResponseBody(whole, null);
    }

    /** A body that is made while it is read. */
    public static ResponseBody of(Multi<byte[]> pieces) {
        return new ResponseBody(null, pieces);
    }
}
