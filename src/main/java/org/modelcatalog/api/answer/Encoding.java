package org.modelcatalog.api.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** How a body is sent: as it is, or compressed once for all who accept that (RFC 9110, 8.4). */
enum Encoding {
    IDENTITY(""),
    GZIP("-gzip");

    private static final Pattern REFUSED = Pattern.compile("q\\s*=\\s*0(\\.0*)?");

    /** A quarter of the work of the usual level, and a fifth more bytes: JSON is all repetition. */
    private static final int LEVEL = 3;

    private final String suffix;

    Encoding(String suffix) {
        this.suffix = suffix;
    }

    /**
     * What a client that sends this gets (RFC 9110, 12.5.3).
     *
     * @param header {@code Accept-Encoding}; null when there is none
     */
    static Encoding accepted(String header) {
        if (header == null) {
            return IDENTITY;
        }
        Encoding any = IDENTITY;
        for (String coding : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = coding.split(";", 2);
            String name = parts[0].strip();
            boolean welcome =
                    parts.length == 1 || !REFUSED.matcher(parts[1].strip()).matches();
            if (name.equals("gzip") || name.equals("x-gzip")) {
                return welcome ? GZIP : IDENTITY;
            }
            if (name.equals("*") && welcome) {
                any = GZIP;
            }
        }
        return any;
    }

    /** Another form of a body is another representation, so its strong tag is another one (RFC 9110, 8.8.3.3). */
    String tag(String body) {
        return body + suffix;
    }

    byte[] encode(byte[] body) {
        if (this == IDENTITY) {
            return body;
        }
        var bytes = new ByteArrayOutputStream(body.length / 8 + 64);
        try (OutputStream encoded = encode(bytes)) {
            encoded.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What is written to it is sent in this form; its end has to be closed. */
    OutputStream encode(OutputStream sent) {
        try {
            return this == IDENTITY ? sent : new Gzip(sent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Gzip extends GZIPOutputStream {

        Gzip(OutputStream sent) throws IOException {
            super(sent, 8192);
            def.setLevel(LEVEL);
        }
    }
}
