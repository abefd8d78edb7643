package org.modelcatalog.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Decompresses answers on the worker that reads them, as far as they are read. The HTTP client would decompress on the
 * event loop whatever has arrived: 64 KB of a gzip bomb are 64 MB.
 */
final class ContentCoding {

    /** What requests say that they accept. */
    static final String ACCEPTED = "gzip";

    private static final int BUFFER = 16 * 1024;

    private ContentCoding() {}

    /**
     * @param name the value of {@code Content-Encoding}; null = none
     * @throws ZipException if the coding was not requested, or if the bytes do not have it
     */
    static InputStream decode(InputStream body, String name) throws IOException {
        String coding = name == null ? "identity" : name.strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "", "identity" -> body;
            // Its former name, RFC 9110, 8.4.1.3.
            case "gzip", "x-gzip" -> new GZIPInputStream(body, BUFFER);
            default -> throw new ZipException("a content coding that was not requested");
        };
    }
}
