package org.modelcatalog.api.page;

import io.vertx.core.buffer.Buffer;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.modelcatalog.api.access.Sha256;
import org.modelcatalog.api.answer.Encoding;

/**
 * A file of the page in the forms in which it is sent.
 *
 * @param type media type
 * @param tag opaque tag: a hash of the content
 */
record PageFile(String type, String tag, Map<Encoding, Buffer> forms) {

    static PageFile of(String type, byte[] content) {
        var forms = new EnumMap<Encoding, Buffer>(Encoding.class);
        for (Encoding encoding : Encoding.values()) {
            forms.put(encoding, Buffer.buffer(encoding.encode(content)));
        }
        return new PageFile(type, HexFormat.of().formatHex(Sha256.of(content), 0, 16), forms);
    }
}
