package org.modelcatalog.query.disk;

import org.apache.lucene.util.BytesRef;

/**
 * Writes text as terms that sort as strings do: each UTF-16 unit on its own, in the bytes that UTF-8 has for it. Half a
 * surrogate pair, which JSON can bring in, survives.
 */
final class TermBytes {

    private TermBytes() {}

    static BytesRef of(String text) {
        byte[] bytes = new byte[text.length() * 3];
        int end = 0;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit < 0x80) {
                bytes[end++] = (byte) unit;
            } else if (unit < 0x800) {
                bytes[end++] = (byte) (0xC0 | unit >> 6);
                bytes[end++] = (byte) (0x80 | unit & 0x3F);
            } else {
                bytes[end++] = (byte) (0xE0 | unit >> 12);
                bytes[end++] = (byte) (0x80 | unit >> 6 & 0x3F);
                bytes[end++] = (byte) (0x80 | unit & 0x3F);
            }
        }
        return new BytesRef(bytes, 0, end);
    }

    static String text(BytesRef term) {
        var text = new StringBuilder(term.length);
        int end = term.offset + term.length;
        for (int at = term.offset; at < end; ) {
            int first = term.bytes[at++] & 0xFF;
            if (first < 0x80) {
                text.append((char) first);
            } else if (first < 0xE0) {
                text.append((char) ((first & 0x1F) << 6 | term.bytes[at++] & 0x3F));
            } else {
                text.append((char) ((first & 0xF) << 12 | (term.bytes[at++] & 0x3F) << 6 | term.bytes[at++] & 0x3F));
            }
        }
        return text.toString();
    }
}
